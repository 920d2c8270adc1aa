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
  wish: {
    readonly things: readonly Thing[] | null;
    /** What was written since the version, by `noun/id`. */
    readonly changedBy: Readonly<Record<string, unknown>>;
    readonly text: string;
  },
): void {
  const now = session.now ?? session;
  now.mapStore.flush();
  const { problems } = now.mapStore.store.getState();
  const setAside = [...problems].filter(([key]) => key in wish.changedBy).map(([, thing]) => thing);
  const plan = restorePlan(mapOf(now), then, wish.things, setAside);
  if (plan.length === 0) toast(now.view, { tone: 'info', text: 'Nothing to restore: it is as it was.' });
  else commitWithUndo(now, plan, wish.text);
}
