import { inBrief } from '#base/inBrief.ts';
import { bringBack } from '#domain/compare/bringBack.ts';
import { compareMaps } from '#domain/compare/compareMaps.ts';
import type { Thing } from '#domain/compare/restorePlan.ts';
import { applyPlan } from '#domain/edits/applyPlan.ts';
import { setFields } from '#domain/edits/setFields.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { toast } from '#view/toasting.ts';
import { commit, mapOf, type Session } from './session.ts';

/**
 * A thing was deleted under somebody's typing of its name (a note's text): the words are kept in a notice, and can come
 * back with the thing and what hung together with it. `then` is the map while it was there.
 */
export function keepWords(session: Session, thing: Thing, then: JourneyMap, text: string): void {
  if (text.trim() === '') return;
  toast(session.view, {
    tone: 'problem',
    about: thing.id,
    text: `It was deleted while you were typing “${inBrief(text)}”.`,
    action: { label: 'Restore with this text', run: () => restoreWith(session, thing, then, text) },
  });
}

function restoreWith(session: Session, { noun, id }: Thing, then: JourneyMap, text: string): void {
  session.mapStore.flush();
  const now = mapOf(session);
  const gone = compareMaps(now, then).filter((change) => change.op === 'put');
  const back = bringBack(now, gone, [{ noun, id }]);
  const field = noun === 'notes' ? { text } : { name: text.trim() };
  commit(session, [...back, ...setFields(applyPlan(now, back), noun, id, field)]);
}
