import type { ConnectionState } from '#document/connection.ts';
import { no, yes, type Verdict } from '#domain/rules/canLink.ts';
import { nounOf } from '#domain/map/structure.ts';
import type { Seat } from '#domain/sharing/seat.ts';
import type { ThreadTarget } from '#domain/talk/thread.ts';
import type { Action } from './action.ts';
import { mapOf, useConnection, useSeat, type Session } from './session.ts';

/** Whether this person may say something; the server asks the same of every act. */
function mayComment({ role }: Seat, link: ConnectionState['link']): Verdict {
  if (link === 'ended') return no('The line to the server has ended: nothing can be said here now.');
  return role === null || role === 'viewer' ? no('You may look at this map, not comment.') : yes;
}

export function useMayComment(): Verdict {
  const seat = useSeat();
  const link = useConnection((connection) => connection.link);
  return mayComment(seat, link);
}

/** What M is about: the one thing that is selected, else the spot under the pointer. */
function targetOf(session: Session): ThreadTarget | null {
  const { selection, pointer } = session.view.getState();
  const [id] = selection;
  if (selection.size > 1) return null;
  if (id === undefined) return pointer && { point: { x: Math.round(pointer.x), y: Math.round(pointer.y) } };
  const noun = nounOf(mapOf(session), id);
  return noun && { noun, id };
}

/** Opens what is said about the selected thing, ready to say more. */
export const comment: Action = {
  id: 'comment',
  name: 'Comment',
  group: 'Edit',
  keys: [{ key: 'm' }],
  inMenu: true,
  isAllowed: ({ view, seat, connection }) => {
    const verdict = mayComment(seat.getState().seat, connection.store.getState().link);
    if (!verdict.ok) return verdict;
    return view.getState().selection.size > 1 ? no('Select one thing to comment on it.') : yes;
  },
  run: (session) =>
    session.view.setState({ panel: { kind: 'comments', on: targetOf(session), thread: null } }),
};

/** Opens all that is said about the map, and closes it again. */
export const showComments: Action = {
  id: 'comments',
  name: 'Comments',
  group: 'View',
  keys: [{ key: 'm', shift: true }],
  run: ({ view }) =>
    view.setState(({ panel }) => ({
      panel: panel.kind === 'comments' ? { kind: 'none' } : { kind: 'comments', on: null, thread: null },
    })),
};
