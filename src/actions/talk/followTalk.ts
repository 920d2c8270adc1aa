import type { StoreApi } from 'zustand/vanilla';
import type { TalkCommand } from '#domain/talk/talkCommand.ts';
import { createTalkStore, type KeptAct, type TalkState } from '#view/talkStore.ts';
import type { TalkDesk, TalkWish } from './openTalk.ts';

/** What is said about a map, and what this person says. */
export type Talking = {
  readonly store: StoreApi<TalkState>;
  /** Joins the talk, once; the page does so after its first paint. */
  readonly open: () => Promise<void>;
  readonly act: (command: TalkCommand) => Promise<void>;
  /** One thread, or all for null, up to a comment's time. */
  readonly markRead: (thread: string | null, through: string) => Promise<void>;
  /** Takes a refused act off the screen. */
  readonly forget: (act: KeptAct) => Promise<void>;
  readonly stop: () => void;
};

/** The talk of a map, whose code is loaded when it is first needed: a map's first paint does not wait for it. */
export function followTalk(wish: TalkWish): Talking {
  const store = createTalkStore();
  let opening: Promise<TalkDesk> | null = null;
  let isStopped = false;
  const start = async (): Promise<TalkDesk> => {
    const { openTalk } = await import('./openTalk.ts');
    const desk = await openTalk(wish, store);
    if (isStopped) desk.stop();
    return desk;
  };
  const desk = () => {
    opening ??= start().catch((error: unknown) => {
      // The script itself could not be loaded: the next wish tries again.
      opening = null;
      throw error;
    });
    return opening;
  };
  return {
    store,
    open: async () => void (await desk()),
    act: async (command) => (await desk()).act(command),
    markRead: async (thread, through) => (await desk()).markRead(thread, through),
    forget: async (act) => (await desk()).forget(act),
    stop: () => {
      isStopped = true;
      void opening?.then((each) => each.stop());
    },
  };
}
