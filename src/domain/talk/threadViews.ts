import { groupBy } from '#base/groupBy.ts';
import type { Comment } from './comment.ts';
import { isUnread } from './isUnread.ts';
import type { ReadMarksOf } from './readMarks.ts';
import type { Talk } from './talk.ts';
import type { Thread, ThreadTarget } from './thread.ts';

/** A thread as one person sees it. */
export type ThreadView = {
  readonly thread: Thread;
  /** The oldest first; deleted ones only where something was said after them. Never empty, and never all deleted. */
  readonly comments: readonly Comment[];
  /** How many of them this person has not read, and whether one of those mentions them. */
  readonly unread: number;
  readonly isMentioned: boolean;
  /** Whether they have said something in it, or are mentioned anywhere in it. */
  readonly isMine: boolean;
};

/** All threads in which something is said, the one with the latest comment first. */
export function threadViews(talk: Talk, marks: ReadMarksOf, reader: string): readonly ThreadView[] {
  const views: ThreadView[] = [];
  for (const [id, comments] of groupBy(talk.comments.values(), (comment) => comment.thread)) {
    const thread = talk.threads.get(id);
    const shown = withoutEmptyEnd(comments.toSorted((a, b) => (a.at < b.at ? -1 : 1)));
    if (thread === undefined || shown.length === 0) continue;
    const unread = shown.filter((comment) => isUnread(comment, marks, reader));
    views.push({
      thread,
      comments: shown,
      unread: unread.length,
      isMentioned: unread.some(({ mentions }) => mentions.includes(reader)),
      isMine: shown.some(({ author, mentions }) => author === reader || mentions.includes(reader)),
    });
  }
  return views.toSorted((a, b) => (latestOf(a) < latestOf(b) ? 1 : -1));
}

/** The time of the last thing said. */
export function latestOf({ comments }: ThreadView): string {
  return comments.at(-1)?.at ?? '';
}

function withoutEmptyEnd(comments: readonly Comment[]): readonly Comment[] {
  return comments.slice(0, 1 + comments.findLastIndex(({ deletedAt }) => deletedAt === null));
}

export function isSameTarget(a: ThreadTarget, b: ThreadTarget): boolean {
  if ('point' in a) return 'point' in b && a.point.x === b.point.x && a.point.y === b.point.y;
  return 'id' in b && a.id === b.id && a.noun === b.noun;
}
