import { onTestFinished } from 'vitest';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

export type StockClient = {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  /** How often its connection was lost. */
  readonly losses: () => number;
  /** Codes that the server closed it with. */
  readonly closes: number[];
};

/** A y-websocket client with no code of ours in it, as anybody might connect one; leaves when the test ends. */
export function joinStock(
  url: string,
  room: string,
  params: Record<string, string> = {},
  socket: typeof WebSocket = WebSocket,
): StockClient {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${url.replace(/^http/, 'ws')}/sync`, room, doc, {
    params,
    disableBc: true,
    WebSocketPolyfill: socket,
  });
  const closes: number[] = [];
  provider.on('connection-close', (event) => void closes.push(event?.code ?? 0));
  onTestFinished(() => {
    provider.destroy();
    doc.destroy();
  });
  return { doc, provider, losses: () => closes.length, closes };
}

/** Resolves when the client holds what the server holds. */
export function synced({ provider }: StockClient): Promise<void> {
  if (provider.synced) return Promise.resolve();
  return new Promise((resolve) => {
    const listen = (isSynced: boolean) => {
      if (!isSynced) return;
      provider.off('sync', listen);
      resolve();
    };
    provider.on('sync', listen);
  });
}

/** Resolves when the document fulfils a condition, looked at after each of its changes. */
export function until(doc: Y.Doc, isTrue: () => boolean): Promise<void> {
  if (isTrue()) return Promise.resolve();
  return new Promise((resolve) => {
    const listen = () => {
      if (!isTrue()) return;
      doc.off('update', listen);
      resolve();
    };
    doc.on('update', listen);
  });
}
