import type { StoreApi } from 'zustand/vanilla';
import { closeCodes } from '#document/closeCodes.ts';
import type { Connection } from '#document/connection.ts';
import { roleSchema, type Role } from '#domain/sharing/role.ts';
import type { Seat } from '#domain/sharing/seat.ts';
import type { SeatState } from '#view/seatStore.ts';
import { toast } from '#view/toasting.ts';
import type { ViewState } from '#view/viewStore.ts';
import { loadSeat } from './loadSeat.ts';

const nowWords: Readonly<Record<Role, string>> = {
  admin: 'You may now edit and share',
  editor: 'You may now edit',
  commenter: 'You may now comment, not edit',
  viewer: 'You may now only look',
};

/**
 * Keeps what this person may do as the server has it: asked again when it says that rights changed, and whenever the
 * line comes back. What changed is said. What is being typed stays where it is.
 */
export function followRights(session: {
  readonly seat: StoreApi<SeatState>;
  readonly view: StoreApi<ViewState>;
  readonly connection: Connection;
}): () => void {
  const { seat, view, connection } = session;
  let isStopped = false;
  const ask = async (why: string) => {
    const next = await loadSeat();
    if (next === null || isStopped) return;
    const before = seat.getState().seat;
    seat.setState({ seat: next });
    const words = changeWords(before, next, why);
    if (words === null) return;
    view.setState({ tool: 'select', linkFrom: null });
    toast(view, { tone: isMore(before, next) ? 'info' : 'problem', text: words });
  };
  const stop = connection.store.subscribe((now, before) => {
    const { lastClose } = now;
    if (lastClose !== before.lastClose && lastClose?.code === closeCodes.rightsChanged)
      void ask(lastClose.reason);
    else if (now.link === 'online' && before.link === 'offline') void ask('');
  });
  return () => {
    isStopped = true;
    stop();
  };
}

/** Good news needs no closing: whether they may more than before. */
function isMore(before: Seat, now: Seat): boolean {
  if (now.role === before.role) return now.maySeeVerbatims;
  // From the most to the least: whichever of both comes first is the greater.
  return roleSchema.options.find((role) => role === now.role || role === before.role) === now.role;
}

/** What changed between two seats, as it is said to the one who sits there; null where nothing of it did. */
function changeWords(before: Seat, now: Seat, why: string): string | null {
  const because = why === '' ? '.' : `: ${why.replace(/\.$/, '')}.`;
  if (now.role !== null && now.role !== before.role) return nowWords[now.role] + because;
  if (now.maySeeVerbatims === before.maySeeVerbatims) return null;
  return (
    (now.maySeeVerbatims
      ? 'You may now read customers’ words'
      : 'Customers’ words are no longer shown to you') + because
  );
}
