import { compareMaps } from '#domain/compare/compareMaps.ts';
import { restorePlan, type Thing } from '#domain/compare/restorePlan.ts';
import { applyPlan } from '#domain/edits/applyPlan.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { toast } from '#view/toasting.ts';
import { commit, mapOf, type Session } from './session.ts';

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
  const before = mapOf(now);
  const plan = restorePlan(before, then, wish.things);
  if (plan.length === 0) {
    toast(now.view, { tone: 'info', text: 'Nothing to restore: it is as it was.' });
    return;
  }
  if (!commit(now, plan)) return;
  const undo = compareMaps(applyPlan(before, plan), before);
  toast(now.view, {
    tone: 'info',
    text: wish.text,
    action: { label: 'Undo', run: () => commit(now, undo) },
  });
}
