import { createStore, type StoreApi } from 'zustand/vanilla';
import { untoldMarks, type ReadMarksOf } from '#domain/talk/readMarks.ts';
import { emptyTalk, type Talk } from '#domain/talk/talk.ts';
import type { TalkCommand } from '#domain/talk/talkCommand.ts';

/** Something that this person did and the server has not taken yet, or has refused. */
export type KeptAct = {
  readonly command: TalkCommand;
  /** Who did it, by their id. */
  readonly by: string;
  /** When it was done here, ISO 8601; their order. */
  readonly at: string;
  /** Why the server refused it, as a sentence; null while it waits to be sent. */
  readonly problem: string | null;
};

export type TalkState = {
  /** Whether all that is said is here, or what this browser kept of it; before that, an empty talk says nothing. */
  readonly isLoaded: boolean;
  /** What is said, with what this person did and is still on its way. */
  readonly talk: Talk;
  readonly marks: ReadMarksOf;
  /** The server could not be reached for the first of those that wait. */
  readonly isStuck: boolean;
  /** In the order in which they were done. */
  readonly waiting: readonly KeptAct[];
  readonly refused: readonly KeptAct[];
};

export function createTalkStore(): StoreApi<TalkState> {
  return createStore<TalkState>(() => ({
    isLoaded: false,
    talk: emptyTalk,
    marks: untoldMarks,
    isStuck: false,
    waiting: [],
    refused: [],
  }));
}
