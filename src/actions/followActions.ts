import type { Action } from './action.ts';
import { follow, stopFollowing } from './follow.ts';
import type { Session } from './session.ts';

/** One for each person who is here, and one to stop: the avatars' place in the list of all commands. */
export function followActions({ view, presence }: Session): readonly Action[] {
  const { following } = view.getState();
  const { people } = presence.others.getState();
  const stop: Action = { id: 'stopFollowing', name: 'Stop following', group: 'View', run: stopFollowing };
  const others = people.filter(({ person }) => person.id !== following?.person);
  return [
    ...(following === null ? [] : [stop]),
    ...others.map(({ person }): Action => ({
      id: `follow-${person.id}`,
      name: `Follow ${person.name}`,
      group: 'View',
      run: (session) => follow(session, person.id),
    })),
  ];
}
