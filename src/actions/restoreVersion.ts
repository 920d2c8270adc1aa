import { restorePlan, type Thing } from '#domain/compare/restorePlan.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { toast } from '#view/toasting.ts';
import { commitWithUndo } from './commitWithUndo.ts';
import { mapOf, type Session } from './session.ts';

/**
 * Brings the live map, or some things of it, back to a version: an edit like any other, one undo step, with Undo in its
 * toast.
 */
export function restoreVersion(
  session: Session,
  then: JourneyMap,
  wish: { readonly things: readonly Thing[] | null; readonly text: string },
): void {
  const now = session.now ?? session;
  now.mapStore.flush();
  const plan = restorePlan(mapOf(now), then, wish.things);
  if (plan.length === 0) toast(now.view, { tone: 'info', text: 'Nothing to restore: it is as it was.' });
  else commitWithUndo(now, plan, wish.text);
}
