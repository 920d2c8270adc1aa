import { commit, mapOf, type Session } from '#actions/session.ts';
import type { Change } from '#domain/edits/change.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { nounOf } from '#domain/map/structure.ts';
import { toast } from '#view/toasting.ts';

/** A thing as it was when somebody began to edit it, to be put back with what they typed. */
export type EditedThing = { readonly id: string; readonly restoredWith: (text: string) => Change };

export function editedThing(map: JourneyMap, id: string): EditedThing | null {
  const stage = map.stages.get(id);
  if (stage)
    return { id, restoredWith: (name) => ({ op: 'put', noun: 'stages', record: { ...stage, name } }) };
  const note = map.notes.get(id);
  if (note) return { id, restoredWith: (text) => ({ op: 'put', noun: 'notes', record: { ...note, text } }) };
  const touchpoint = map.touchpoints.get(id);
  if (!touchpoint) return null;
  return {
    id,
    restoredWith: (name) => ({ op: 'put', noun: 'touchpoints', record: { ...touchpoint, name } }),
  };
}

/** The thing was deleted under somebody's typing: the words are kept in a notice and can come back with it. */
export function keepDraft(session: Session, edited: EditedThing, text: string): void {
  const isGone = nounOf(mapOf(session), edited.id) === null;
  if (!isGone || text.trim() === '') return;
  session.view.setState((view) => (view.editing === edited.id ? { editing: null } : {}));
  toast(session.view, {
    tone: 'problem',
    text: `It was deleted while you were typing “${text}”.`,
    action: { label: 'Restore with this text', run: () => commit(session, [edited.restoredWith(text)]) },
  });
}
