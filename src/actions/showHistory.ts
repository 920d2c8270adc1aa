import type { Action } from './action.ts';

/** Versions of the map: what it was, what changed since and by whom, and the way back. */
export const showHistory: Action = {
  id: 'history',
  name: 'History',
  group: 'Map',
  run: (session) => session.view.setState({ panel: { kind: 'history' } }),
};
