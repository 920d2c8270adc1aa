import { createContext, use } from 'react';
import type * as Y from 'yjs';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Connection, ConnectionState } from '#document/connection.ts';
import type { History } from '#document/history.ts';
import type { MapStore } from '#document/mapStore.ts';
import type { CopyState, OfflineCopy } from '#document/offline/keepCopy.ts';
import type { WorkShelf } from '#document/offline/workShelf.ts';
import type { Other, PresenceDoor } from '#document/presence.ts';
import type { Change } from '#domain/edits/change.ts';
import type { NewId } from '#domain/map/id.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { no, yes, type Verdict } from '#domain/rules/canLink.ts';
import type { Seat } from '#domain/sharing/seat.ts';
import type { NumbersState } from '#view/numbersStore.ts';
import type { SeatState } from '#view/seatStore.ts';
import type { TalkState } from '#view/talkStore.ts';
import type { TalliesState } from '#view/talliesStore.ts';
import type { ViewState } from '#view/viewStore.ts';
import { sayRefused } from './sayRefused.ts';
import type { Talking } from './talk/followTalk.ts';

/** Everything that one open map is to the code that acts on it; made on joining a map, stopped on leaving it. */
export type Session = {
  readonly mapId: string;
  readonly doc: Y.Doc;
  readonly mapStore: MapStore;
  readonly view: StoreApi<ViewState>;
  /** The counts of the map's datasets, as the server gave them. */
  readonly tallies: StoreApi<TalliesState>;
  /** What they mean on this map: per place, and under the chosen lens. */
  readonly numbers: StoreApi<NumbersState>;
  readonly history: History;
  readonly presence: PresenceDoor;
  readonly connection: Connection;
  /** What this browser keeps of the map. */
  readonly copy: OfflineCopy;
  /** What the server did not take. */
  readonly shelf: WorkShelf;
  /** What is said about the map. */
  readonly talk: Talking;
  /** Who this person is here, and what they may do. */
  readonly seat: StoreApi<SeatState>;
  readonly newId: NewId;
  /** The live map, where this one shows a version of it. */
  readonly now?: Session;
};

/** The repaired map as it is now. */
export function mapOf(session: Session): JourneyMap {
  return session.mapStore.store.getState().map;
}

/** May this person change the map now? The server asks the same of every message; here it is said before. */
export function mayEdit(session: Session): Verdict {
  return editVerdict(session, session.seat.getState().seat, session.connection.store.getState());
}

function editVerdict({ now }: Session, { role }: Seat, { link, mayWrite }: ConnectionState): Verdict {
  if (now !== undefined)
    return no('This is an older version. Go back to now to change the map, or restore this one.');
  if (link === 'ended') return no('The line to the server has ended: nothing can be changed here now.');
  if (mayWrite && (role === 'admin' || role === 'editor')) return yes;
  return no(`You may ${role === 'commenter' ? 'comment' : 'look'}, not edit.`);
}

/**
 * Carries out a plan as one undo step and brings it into the store at once, so that what is drawn next is true.
 * `merge` joins quick repetitions (typing) into one step. False where this person may not edit: that is said, with the
 * words that they typed.
 */
export function commit(session: Session, changes: readonly Change[], merge?: string): boolean {
  const verdict = mayEdit(session);
  if (!verdict.ok) {
    if (changes.length > 0) sayRefused(session.view, changes, verdict.reason);
    return false;
  }
  session.history.commit(changes, merge);
  session.mapStore.flush();
  return true;
}

const SessionContext = createContext<Session | null>(null);
export const SessionProvider = SessionContext.Provider;

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession needs a SessionProvider above it');
  return session;
}

/** A part of the map; the component renders again when that part changes by identity. */
export function useMap<T>(choose: (map: JourneyMap) => T): T {
  return useStore(useSession().mapStore.store, (state) => choose(state.map));
}

export function useView<T>(choose: (view: ViewState) => T): T {
  return useStore(useSession().view, choose);
}

export function useNumbers<T>(choose: (numbers: NumbersState) => T): T {
  return useStore(useSession().numbers, choose);
}

export function useTallies<T>(choose: (tallies: TalliesState) => T): T {
  return useStore(useSession().tallies, choose);
}

export function useConnection<T>(choose: (state: ConnectionState) => T): T {
  return useStore(useSession().connection.store, choose);
}

export function useCopy<T>(choose: (state: CopyState) => T): T {
  return useStore(useSession().copy.store, choose);
}

export function useTalk<T>(choose: (talk: TalkState) => T): T {
  return useStore(useSession().talk.store, choose);
}

export function useOthers(): readonly Other[] {
  return useStore(useSession().presence.others, (state) => state.others);
}

/** Everybody else, each once, however many tabs they have open. */
export function usePeople(): readonly Other[] {
  return useStore(useSession().presence.others, (state) => state.people);
}

/** The colour in which the others see this person. */
export function useOwnHue(): number {
  return useStore(useSession().presence.others, (state) => state.ownHue);
}

export function useSeat(): Seat {
  return useStore(useSession().seat, (state) => state.seat);
}

export function useMayEdit(): boolean {
  return useEditObstacle() === null;
}

/** Why this person may not change the map now, as a sentence; null where they may. */
export function useEditObstacle(): string | null {
  const session = useSession();
  const seat = useSeat();
  return useConnection((connection) => {
    const verdict = editVerdict(session, seat, connection);
    return verdict.ok ? null : verdict.reason;
  });
}
