import { tidyStages } from '#domain/edits/tidyStages.ts';
import { no, yes } from '#domain/rules/canLink.ts';
import type { Action } from './action.ts';
import { commit, mapOf, type Session } from './session.ts';

/** The stages that are selected or hold what is selected; with nothing selected all of them. */
function chosen(session: Session): string[] {
  const map = mapOf(session);
  const ids = [...session.view.getState().selection].map((id) => map.touchpoints.get(id)?.stage ?? id);
  const stages = ids.filter((id) => map.stages.has(id));
  return stages.length > 0 ? stages : [...map.stages.keys()];
}

export const tidy: Action = {
  id: 'tidy',
  name: 'Tidy stages',
  group: 'Edit',
  edits: true,
  keys: [{ key: 't', shift: true }],
  inMenu: true,
  isAllowed: (session) => (mapOf(session).stages.size > 0 ? yes : no('There is no stage to tidy yet.')),
  run: (session) => commit(session, tidyStages(mapOf(session), chosen(session))),
};
