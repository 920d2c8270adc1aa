import { inBrief } from '#base/inBrief.ts';
import { toast } from '#view/toasting.ts';
import { copyText } from '../copyText.ts';
import type { Session } from '../session.ts';

/**
 * A comment was taken away under somebody's rewording of it: where it was deleted, the words are kept in a notice. One
 * that is only out of sight keeps them as its draft.
 */
export function keepRewording({ talk, view }: Session, id: string, text: string): void {
  const comment = talk.store.getState().talk.comments.get(id);
  if (comment !== undefined && comment.deletedAt === null) return;
  toast(view, {
    tone: 'problem',
    text: `The comment was deleted while you were changing it to “${inBrief(text)}”.`,
    action: { label: 'Copy the words', run: () => void copyText(text) },
  });
}
