import { commentSchema, type Comment } from './comment.ts';
import { speakerSchema, type Speaker } from './speaker.ts';
import { threadSchema, type Thread } from './thread.ts';

/** Every kind of record in a talk document, by the name it has there. Votes, ratings and the timer will stand beside these. */
export const talkSchemas = {
  threads: threadSchema,
  comments: commentSchema,
  people: speakerSchema,
} as const;
export type TalkNoun = keyof typeof talkSchemas;
export const talkNouns = Object.keys(talkSchemas) as readonly TalkNoun[];

/** What is said about a map, as read-only snapshots by id. */
export type Talk = {
  readonly threads: ReadonlyMap<string, Thread>;
  readonly comments: ReadonlyMap<string, Comment>;
  readonly people: ReadonlyMap<string, Speaker>;
};

/** A record as it shall be; records of a talk are never removed. */
export type TalkWrite =
  | { readonly noun: 'threads'; readonly record: Thread }
  | { readonly noun: 'comments'; readonly record: Comment }
  | { readonly noun: 'people'; readonly record: Speaker };

export const emptyTalk: Talk = { threads: new Map(), comments: new Map(), people: new Map() };

/** The talk after a plan; records that it does not name keep their identity. */
export function afterWrites(talk: Talk, writes: readonly TalkWrite[]): Talk {
  const next = {
    threads: new Map(talk.threads),
    comments: new Map(talk.comments),
    people: new Map(talk.people),
  };
  for (const { noun, record } of writes) (next[noun] as Map<string, unknown>).set(record.id, record);
  return next;
}
