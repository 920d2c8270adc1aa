import * as Y from 'yjs';
import type { StoreApi } from 'zustand/vanilla';
import { callerOf } from '#document/callerOf.ts';
import type { Connection } from '#document/connection.ts';
import type { Person } from '#document/presence.ts';
import { openKeeper } from '#document/offline/openKeeper.ts';
import { connectTalk } from '#document/talk/connectTalk.ts';
import { keepTalk } from '#document/talk/keepTalk.ts';
import { mirrorTalk } from '#document/talk/mirrorTalk.ts';
import type { Comment } from '#domain/talk/comment.ts';
import { emptyTalk, type Talk } from '#domain/talk/talk.ts';
import type { TalkCommand } from '#domain/talk/talkCommand.ts';
import type { KeptAct, TalkState } from '#view/talkStore.ts';
import { ActQueue } from './ActQueue.ts';
import { keptActs } from './keptActs.ts';
import { isSeen, overlayActs } from './overlayActs.ts';
import { ReadMarking } from './ReadMarking.ts';
import { sendAct } from './sendAct.ts';

export type TalkWish = {
  readonly mapId: string;
  readonly room: string;
  /** The socket's base, `ws(s)://HOST/sync`. */
  readonly address: string;
  readonly me: () => Person;
  /** The map's own line: when it is back, so may this one be. */
  readonly connection: Connection;
};

export type TalkDesk = {
  readonly act: (command: TalkCommand) => void;
  readonly markRead: (thread: string | null, through: string) => void;
  readonly forget: (act: KeptAct) => void;
  readonly stop: () => void;
};

/**
 * Joins what is said about a map: shows it in the store with what is still on its way, and sends what is done. Resolves
 * once it shows what this browser kept.
 */
export async function openTalk(wish: TalkWish, store: StoreApi<TalkState>): Promise<TalkDesk> {
  const { mapId, me } = wish;
  const doc = new Y.Doc();
  const deleted = new Map<string, Pick<Comment, 'text' | 'mentions'>>();
  let base: Talk = emptyTalk;
  const show = () => {
    queue.saw((act) => isSeen(base, act, me(), deleted));
    const { waiting, refused, unseen, isStuck } = queue;
    store.setState({ talk: overlayActs(base, unseen, me(), deleted), waiting, refused, isStuck });
  };
  const queue: ActQueue = new ActQueue({
    kept: keptActs(localStorage, mapId, me().id),
    by: me().id,
    send: (command) => sendAct(mapId, command, me()),
    changed: () => show(),
    later,
  });
  const marking = new ReadMarking(mapId, (marks) => store.setState({ marks }));
  const stopMirror = mirrorTalk(doc, requestAnimationFrame, (talk) => {
    base = talk;
    show();
  });
  const kept = keepTalk(doc, openKeeper(), wish.room);
  // Before there is a line: it would say to the server what comes from the copy, and nobody but the server may write.
  if ((await kept.opened) === 'something') store.setState({ isLoaded: true });
  const line = connectTalk(doc, {
    address: wish.address,
    room: wish.room,
    caller: callerOf(me()),
    onLoaded: () => {
      store.setState({ isLoaded: true });
      void queue.flush();
      void marking.refresh();
    },
  });
  const stopMinding = mind(wish.connection, line);
  // Tried at once, so that what an earlier visit left and cannot be sent is said to wait.
  void queue.flush();
  const look = () => void (document.visibilityState === 'visible' && marking.refresh());
  document.addEventListener('visibilitychange', look);
  return {
    act: (command) => queue.add(command, Date.now()),
    markRead: (thread, through) => marking.mark(thread, through),
    forget: (act) => queue.forget(act),
    stop: () => {
      document.removeEventListener('visibilitychange', look);
      stopMinding();
      queue.stop();
      stopMirror();
      line.stop();
      void kept.stop();
      doc.destroy();
    },
  };
}

/** Goes away and comes back with the map's own line. */
function mind(
  { store }: Connection,
  line: { readonly goOffline: () => void; readonly goOnline: () => void },
): () => void {
  return store.subscribe((now, before) => {
    if (now.link === before.link) return;
    if (now.link === 'online') line.goOnline();
    else if (now.link === 'offline' || now.link === 'ended') line.goOffline();
  });
}

const firstTryMs = 1_000;
const mostMs = 30_000;

function later(run: () => void, failures: number): () => void {
  const timer = setTimeout(run, Math.min(mostMs, firstTryMs * 2 ** (failures - 1)));
  return () => clearTimeout(timer);
}
