import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Seat } from '#domain/sharing/seat.ts';

export type SeatState = { readonly seat: Seat };

/** Who this person is on the open map and what they may do there, as the server said last. */
export function createSeatStore(seat: Seat): StoreApi<SeatState> {
  return createStore<SeatState>(() => ({ seat }));
}
