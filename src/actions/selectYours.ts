import { claimants } from '#domain/map/owner.ts';
import { no, yes } from '#domain/rules/canLink.ts';
import { select } from '#view/selecting.ts';
import type { Action } from './action.ts';
import { mapOf, type Session } from './session.ts';
import { fit } from './zooming.ts';

/** For who speaks for a department: everything on the map that it answers for or claims, selected and in sight. */
export const selectYours: Action = {
  id: 'selectYours',
  name: 'Select what is yours',
  group: 'Edit',
  isAllowed: (session) => {
    const department = session.seat.getState().seat.department;
    if (department === null) return no('You speak for no department: a link can say for which.');
    const name = mapOf(session).departments.get(department)?.name;
    if (name === undefined) return no('The department that you speak for is not on this map any more.');
    return yours(session, department).length > 0 ? yes : no(`${name} owns nothing on this map yet.`);
  },
  run: (session) => {
    const ids = yours(session, session.seat.getState().seat.department);
    select(session.view, ids);
    fit(session, ids);
  },
};

function yours(session: Session, department: string | null): readonly string[] {
  const { stages, touchpoints } = mapOf(session);
  return [...stages.values(), ...touchpoints.values()]
    .filter((thing) => department !== null && claimants(thing).includes(department))
    .map(({ id }) => id);
}
