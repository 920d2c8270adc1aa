import * as Y from 'yjs';
import type { CopyKeeper } from '../offline/CopyKeeper.ts';
import { talkOf } from './talkOf.ts';

export type KeptTalk = {
  /** Resolves once the document holds what this browser has of it, with whether that is anything. */
  readonly opened: Promise<'something' | 'nothing'>;
  /** Writes what is not written yet, and ends. */
  readonly stop: () => Promise<void>;
};

const KEPT = Object.freeze({ by: 'the copy in this browser' });
const writeEveryMs = 1_000;

/**
 * Keeps what is said about a map in this browser, so that it can be read without network. Only the server writes a
 * talk, so that the whole is one state and what came last is what holds; a browser with no room keeps none.
 */
export function keepTalk(doc: Y.Doc, opening: Promise<CopyKeeper>, room: string): KeptTalk {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  const write = async () => {
    timer = undefined;
    const state = Y.encodeStateAsUpdate(doc);
    try {
      const keeper = await opening;
      await keeper.fold(talkOf(room), [], () => state);
    } catch {
      // reason: a disk that is full; what is said is read from the server, and written with what comes next
    }
  };
  const onUpdate = (_update: Uint8Array, origin: unknown) => {
    if (origin !== KEPT) timer ??= setTimeout(() => void write(), writeEveryMs);
  };
  const open = async () => {
    try {
      const keeper = await opening;
      const { state } = await keeper.load(talkOf(room));
      if (state === null || isStopped) return 'nothing';
      Y.applyUpdate(doc, state, KEPT);
      return 'something';
    } catch {
      // reason: an unreadable copy; the talk comes from the server
      return 'nothing';
    }
  };
  doc.on('update', onUpdate);
  return {
    opened: open(),
    stop: async () => {
      isStopped = true;
      doc.off('update', onUpdate);
      if (timer === undefined) return;
      clearTimeout(timer);
      await write();
    },
  };
}
