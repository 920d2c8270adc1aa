import { onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { AckLedger } from '#document/AckLedger.ts';
import { createHistory } from '#document/history.ts';
import { makeDocument } from '#document/makeDocument.ts';
import type { CopyKeeper } from '#document/offline/CopyKeeper.ts';
import { keepCopy } from '#document/offline/keepCopy.ts';
import { memoryKeeper } from '#document/offline/memoryKeeper.ts';
import { readMap } from '#document/readMap.ts';
import { emptyMap } from '#domain/map/journeyMap.ts';
import { noteSchema } from '#domain/map/note.ts';

export const room = 'a-map.1';
export const mapId = 'a-map';

/** A tab that has the room open, on a keeper that outlives it. */
export async function openTab(keeper: CopyKeeper, person: string | null = 'ann') {
  const doc = new Y.Doc();
  const ledger = new AckLedger();
  const copy = keepCopy({ doc, ledger, keeper: Promise.resolve(keeper), room, mapId, person });
  onTestFinished(copy.stop);
  const held = await copy.opened;
  const texts = () => [...readMap(doc).map.notes.values()].map(({ text }) => text).toSorted();
  const history = createHistory(doc);
  onTestFinished(history.stop);
  const write = (text: string) => {
    const record = noteSchema.parse({ id: `n-${text}`, text, position: { x: 0, y: 0 } });
    history.commit([{ op: 'put', noun: 'notes', record }]);
  };
  const set = (written: string, text: string) =>
    history.commit([{ op: 'set', noun: 'notes', id: `n-${written}`, fields: { text } }]);
  const rename = (title: string) => history.commit([{ op: 'setMeta', fields: { title } }]);
  /** The server has everything that was made so far. */
  const ackAll = () => {
    ledger.connect();
    ledger.sendStepTwo();
    ledger.ack(1);
  };
  return { doc, ledger, copy, held, texts, write, set, rename, ackAll };
}

/** What a server sends to whom has nothing of the map yet. */
export function addServersMap(doc: Y.Doc): void {
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(makeDocument(emptyMap({ title: 'Kept' }))));
}

/** A keeper that already holds the map as the server made it. */
export async function keeperWithMap(): Promise<CopyKeeper> {
  const keeper = memoryKeeper();
  const tab = await openTab(keeper);
  addServersMap(tab.doc);
  await tab.copy.settle();
  tab.copy.stop();
  return keeper;
}
