import type { Comment } from './comment.ts';
import type { Speaker } from './speaker.ts';
import type { TalkWrite } from './talk.ts';
import type { TalkCommand } from './talkCommand.ts';
import type { Thread } from './thread.ts';

/** What a plan looks at: single records, so that a server need not read a whole talk for one act. */
export type TalkLook = {
  readonly thread: (id: string) => Thread | null;
  readonly comment: (id: string) => Comment | null;
  readonly speaker: (id: string) => Speaker | null;
  /** What a comment said before it was deleted, while that is still kept. */
  readonly deleted: (comment: string) => Pick<Comment, 'text' | 'mentions'> | null;
};

/** Who acts, and when: ISO 8601, later than all comments so far. `mayModerate`: may delete what others said. */
export type TalkActor = {
  readonly id: string;
  readonly name: string;
  readonly mayModerate: boolean;
  readonly at: string;
};

/** The records as they shall be, none where the act was carried out before; or why it may not be. */
export type TalkPlan =
  | { readonly writes: readonly TalkWrite[]; readonly problem?: undefined }
  | {
      readonly writes?: undefined;
      readonly problem: string;
      readonly because: 'missing' | 'forbidden' | 'conflict';
    };

/** A repeated act comes within moments or right after being offline; so many are remembered a record. */
const keptActs = 50;

const done: TalkPlan = { writes: [] };
const noComment = missing('There is no such comment any more.');
const noThread = missing('There is no such thread any more.');

/** What an act writes. The same plan is carried out by the server and shown beforehand by who asked. */
export function planTalk(look: TalkLook, command: TalkCommand, actor: TalkActor): TalkPlan {
  switch (command.do) {
    case 'comment':
      return planComment(look, command, actor);
    case 'edit':
    case 'delete':
    case 'restore': {
      const comment = look.comment(command.comment);
      if (comment === null) return noComment;
      if (comment.acts.includes(command.act)) return done;
      return planChange(look, comment, command, actor);
    }
    case 'resolve':
    case 'reopen':
      return planThread(look.thread(command.thread), command, actor);
  }
}

function planComment(
  look: TalkLook,
  { act, on, text, mentions }: TalkCommand & { do: 'comment' },
  actor: TalkActor,
): TalkPlan {
  const known = look.comment(act);
  if (known !== null) return known.author === actor.id ? done : conflict('This id is taken. Make a new one.');
  const comment: Comment = {
    id: act,
    thread: 'thread' in on ? on.thread : act,
    author: actor.id,
    at: actor.at,
    editedAt: null,
    deletedAt: null,
    text,
    mentions,
    acts: [],
  };
  const writes: readonly TalkWrite[] = [{ noun: 'comments', record: comment }, ...naming(look, actor)];
  if ('thread' in on) {
    const thread = look.thread(on.thread);
    if (thread === null) return noThread;
    // Who answers in a resolved thread has something open.
    const reopened: readonly TalkWrite[] =
      thread.resolvedAt === null
        ? []
        : [{ noun: 'threads', record: { ...thread, resolvedAt: null, resolvedBy: null } }];
    return { writes: [...reopened, ...writes] };
  }
  const thread: Thread = { id: act, on, resolvedAt: null, resolvedBy: null, acts: [] };
  return { writes: [{ noun: 'threads', record: thread }, ...writes] };
}

function planChange(
  look: TalkLook,
  comment: Comment,
  command: TalkCommand & { do: 'edit' | 'delete' | 'restore' },
  actor: TalkActor,
): TalkPlan {
  const isOwn = comment.author === actor.id;
  const put = (fields: Partial<Comment>): TalkPlan => ({
    writes: [
      { noun: 'comments', record: { ...comment, ...fields, acts: withAct(comment.acts, command.act) } },
      ...naming(look, actor),
    ],
  });
  switch (command.do) {
    case 'edit':
      if (!isOwn) return forbidden('Only who wrote a comment can change its words.');
      if (comment.deletedAt !== null) return noComment;
      return put({ text: command.text, mentions: command.mentions, editedAt: actor.at });
    case 'delete':
      if (!isOwn && !actor.mayModerate)
        return forbidden('Only who wrote a comment, or an admin, can delete it.');
      return put(comment.deletedAt === null ? { text: '', mentions: [], deletedAt: actor.at } : {});
    case 'restore': {
      if (!isOwn && !actor.mayModerate)
        return forbidden('Only who wrote a comment, or an admin, can bring it back.');
      if (comment.deletedAt === null) return put({});
      const kept = look.deleted(comment.id);
      return kept === null
        ? missing('This comment was deleted too long ago to come back.')
        : put({ ...kept, deletedAt: null });
    }
  }
}

function planThread(
  thread: Thread | null,
  { act, do: wish }: TalkCommand & { do: 'resolve' | 'reopen' },
  actor: TalkActor,
): TalkPlan {
  if (thread === null) return noThread;
  if (thread.acts.includes(act)) return done;
  const isResolved = thread.resolvedAt !== null;
  const wanted =
    wish === 'resolve'
      ? { resolvedAt: actor.at, resolvedBy: actor.id }
      : { resolvedAt: null, resolvedBy: null };
  // Also what changes nothing is remembered: sent again after somebody else's act, it is still the same act.
  const state = isResolved === (wish === 'resolve') ? {} : wanted;
  return {
    writes: [{ noun: 'threads', record: { ...thread, ...state, acts: withAct(thread.acts, act) } }],
  };
}

/** Whoever acts is known from then on by the name that they go by. */
function naming(look: TalkLook, { id, name }: TalkActor): readonly TalkWrite[] {
  return look.speaker(id)?.name === name ? [] : [{ noun: 'people', record: { id, name } }];
}

function withAct(acts: readonly string[], act: string): string[] {
  return [...acts, act].slice(-keptActs);
}

function missing(problem: string): TalkPlan {
  return { problem, because: 'missing' };
}

function forbidden(problem: string): TalkPlan {
  return { problem, because: 'forbidden' };
}

function conflict(problem: string): TalkPlan {
  return { problem, because: 'conflict' };
}
