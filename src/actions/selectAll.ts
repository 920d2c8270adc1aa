import { select } from '#view/selecting.ts';
import type { Action } from './action.ts';
import { mapOf } from './session.ts';

export const selectAll: Action = {
  id: 'selectAll',
  name: 'Select all',
  group: 'Edit',
  keys: [{ key: 'a', mod: true }],
  run: (session) => {
    const map = mapOf(session);
    select(session.view, [...map.stages.keys(), ...map.touchpoints.keys(), ...map.notes.keys()]);
  },
};
