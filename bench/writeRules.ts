import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { applyChanges } from '#document/applyChanges.ts';
import { LOCAL } from '#document/origins.ts';
import type { Rule } from '#domain/map/rule.ts';
import type { RunningServer } from '../scripts/startServer.ts';

/** Puts rules on a map as a person's browser would: over the map's socket. */
export async function writeRules(
  { url }: RunningServer,
  room: string,
  rules: readonly Rule[],
): Promise<void> {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${url.replace(/^http/, 'ws')}/sync`, room, doc, {
    disableBc: true,
  });
  await new Promise<void>((resolve) => provider.on('sync', (isSynced) => isSynced && resolve()));
  applyChanges(
    doc,
    rules.map((record) => ({ op: 'put', noun: 'rules', record })),
    LOCAL,
  );
  while ((provider.ws?.bufferedAmount ?? 0) > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  provider.destroy();
  doc.destroy();
}
