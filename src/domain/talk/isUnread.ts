import type { Comment } from './comment.ts';
import type { ReadMarksOf } from './readMarks.ts';

/** Whether somebody has yet to read a comment: others' words, later than their marks. */
export function isUnread(comment: Comment, marks: ReadMarksOf, reader: string): boolean {
  if (comment.author === reader || comment.deletedAt !== null) return false;
  const thread = marks.threads[comment.thread];
  return !(marks.all !== null && comment.at <= marks.all) && !(thread !== undefined && comment.at <= thread);
}
