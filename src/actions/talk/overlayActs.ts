import type { Comment } from '#domain/talk/comment.ts';
import { planTalk, type TalkLook } from '#domain/talk/planTalk.ts';
import { afterWrites, type Talk } from '#domain/talk/talk.ts';
import type { KeptAct } from '#view/talkStore.ts';

type Me = { readonly id: string; readonly name: string };
type Words = Pick<Comment, 'text' | 'mentions'>;

/**
 * The talk as it will be once the server has taken these acts; those that make no sense on it change nothing. `deleted`
 * remembers the words that acts of this tab deleted, so that bringing them back shows them.
 */
export function overlayActs(talk: Talk, acts: readonly KeptAct[], me: Me, deleted: Map<string, Words>): Talk {
  return acts.reduce((before, { command, at }) => {
    if (command.do === 'delete') {
      const comment = before.comments.get(command.comment);
      if (comment?.deletedAt === null) deleted.set(comment.id, comment);
    }
    const plan = planTalk(lookAt(before, deleted), command, { ...me, mayModerate: true, at });
    return plan.writes === undefined || plan.writes.length === 0 ? before : afterWrites(before, plan.writes);
  }, talk);
}

/** Whether a talk shows that an act was carried out, or that it never will be. */
export function isSeen(talk: Talk, { command, at }: KeptAct, me: Me, deleted: Map<string, Words>): boolean {
  const plan = planTalk(lookAt(talk, deleted), command, { ...me, mayModerate: true, at });
  return plan.writes?.length === 0;
}

function lookAt(talk: Talk, deleted: ReadonlyMap<string, Words>): TalkLook {
  return {
    thread: (id) => talk.threads.get(id) ?? null,
    comment: (id) => talk.comments.get(id) ?? null,
    speaker: (id) => talk.people.get(id) ?? null,
    deleted: (id) => deleted.get(id) ?? null,
  };
}
