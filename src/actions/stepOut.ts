import { select } from '#view/selecting.ts';
import type { Action } from './action.ts';
import { stopFollowing } from './follow.ts';
import { mapOf, type Session } from './session.ts';

/** Escape goes one level out: thread, panel, half-drawn path, tool, following, then from a touchpoint to its stage, then nothing. */
function goOut(session: Session): void {
  const { panel, linkFrom, tool, following, selection } = session.view.getState();
  if (panel.kind === 'comments' && (panel.on !== null || panel.thread !== null))
    return session.view.setState({ panel: { kind: 'comments', on: null, thread: null } });
  // The rows of a failure mode are opened from the board.
  if (panel.kind === 'modeEvidence') return session.view.setState({ panel: { kind: 'fixes' } });
  if (panel.kind !== 'none') return session.view.setState({ panel: { kind: 'none' } });
  if (linkFrom !== null || tool !== 'select')
    return session.view.setState({ linkFrom: null, tool: 'select' });
  if (following !== null) return stopFollowing(session);
  const [only] = selection;
  const stage =
    only !== undefined && selection.size === 1 ? mapOf(session).touchpoints.get(only)?.stage : null;
  return select(session.view, stage ? [stage] : []);
}

export const stepOut: Action = {
  id: 'stepOut',
  name: 'One level out',
  group: 'View',
  keys: [{ key: 'escape' }],
  run: goOut,
};
