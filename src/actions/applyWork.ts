import type { UnsavedWork } from '#document/offline/unsavedWork.ts';
import { replayChanges } from '#domain/edits/replayChanges.ts';
import { toast } from '#view/toasting.ts';
import { commitWithUndo } from './commitWithUndo.ts';
import { mapOf, mayEdit, type Session } from './session.ts';

/**
 * Does Unsaved work again on the map as it is now, as one undo step; the list forgets it once the edit is kept. Where
 * this person may not edit, that is said and the work stays in the list.
 */
export async function applyWork(session: Session, work: UnsavedWork): Promise<void> {
  const verdict = mayEdit(session);
  if (!verdict.ok) {
    toast(session.view, { tone: 'info', text: verdict.reason });
    return;
  }
  const plan = replayChanges(mapOf(session), work.changes, work.whole);
  if (plan.length === 0) toast(session.view, { tone: 'info', text: 'All of it is on the map already.' });
  commitWithUndo(session, plan, 'Your unsaved work is on the map again.');
  await session.copy.settle();
  await session.shelf.drop(work.id);
}
