import { countWords } from '#base/countWords.ts';
import { recordName } from '#domain/compare/recordName.ts';
import { undoStep } from '#domain/compare/undoStep.ts';
import type { Staying } from '#domain/compare/undoWrites.ts';
import type { Change } from '#domain/edits/change.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { toast } from '#view/toasting.ts';
import { commit, mapOf, type Session } from './session.ts';

/**
 * Carries out a plan and says so; the toast's Undo takes back just this step, as far as it still stands: what was
 * changed since stays, and is named.
 */
export function commitWithUndo(session: Session, plan: readonly Change[], text: string): void {
  if (plan.length === 0) return;
  // What others wrote up to now is no part of the step.
  session.mapStore.flush();
  const before = mapOf(session);
  if (!commit(session, plan)) return;
  const after = mapOf(session);
  const undo = () => {
    session.mapStore.flush();
    const now = mapOf(session);
    const { changes, stays } = undoStep(before, after, now);
    if (changes.length > 0 && !commit(session, changes)) return;
    if (stays.length > 0) toast(session.view, { tone: 'info', text: stayWords(now, stays) });
  };
  toast(session.view, { tone: 'info', text, action: { label: 'Undo', run: undo } });
}

function stayWords(map: JourneyMap, stays: readonly Staying[]): string {
  const [first] = stays;
  if (first === undefined) return '';
  const { noun, id } = first;
  const name = noun === 'meta' ? 'The map’s own data' : `“${recordName(map, noun, id) ?? 'A deleted thing'}”`;
  if (stays.length === 1) return `${name} stays as it is: it was changed or used since.`;
  const others = countWords(stays.length - 1, 'other thing', 'other things');
  return `${name} and ${others} stay as they are: they were changed or used since.`;
}
