import { newId } from '#actions/newId.ts';
import type { Session } from '#actions/session.ts';
import { closeCodes } from '#document/closeCodes.ts';
import type { Seat } from '#domain/sharing/seat.ts';
import { holdsUnsaved } from '#document/offline/holdsUnsaved.ts';
import { keptMaps } from '#document/offline/keptMaps.ts';
import { openKeeper } from '#document/offline/openKeeper.ts';
import { takeLeft } from '#document/offline/takeLeft.ts';
import { holdsOthersWork, takeUnsaved } from '#document/offline/takeUnsaved.ts';
import { schemaVersion } from '#document/schema.ts';
import { findMap } from '#ui/data/mapsApi.ts';
import { joinMap, type Joined } from './joinMap.ts';
import { keepRecentMap } from './recentMap.ts';
import { isElsewhere, seatSoon, thisSeat, watchSeat } from './seat.ts';

export type Opening =
  | { readonly at: 'asking' }
  | { readonly at: 'joined'; readonly session: Session; readonly visit: number }
  /** This browser has become a guest's of another map. */
  | { readonly at: 'elsewhere'; readonly hasUnsaved: boolean }
  | { readonly at: 'refused'; readonly status: number | null; readonly problem: string };

type Show = (opening: Opening) => void;

/**
 * Opens a map: at once from this browser's copy where there is one, else where the server says that its room is. When
 * the server refuses what was typed, or has a newer epoch of the map, that is set aside as Unsaved work and the map is
 * opened anew, so that nothing refused goes on showing as if it were saved. Call the result to leave.
 */
export function visitMap(id: string, show: Show): () => void {
  let leave: (() => void) | undefined;
  let now: Joined | undefined;
  let isGone = false;
  let isAway = false;
  let visit = 0;
  const open = async (how: 'work is new' | 'as usual') => {
    const [room, { seat, said }] = await Promise.all([roomOf(id), seatSoon()]);
    if (isGone) return;
    isAway = isElsewhere(seat, id);
    if (isAway) return show({ at: 'elsewhere', hasUnsaved: await holdsUnsaved(id) });
    if (!room.ok) return show({ at: 'refused', status: room.status, problem: room.problem });
    const left = await setOthersAside(id, room.value, seat);
    if (isGone) return;
    if (left === 'no room') return show(notPutAside);
    const isFound = await findLeft(id, seat);
    if (isGone) return;
    const joined = joinMap(id, room.value, seat);
    now = joined;
    void said.then((told) => {
      if (told === null) return;
      if (isAnother(told, seat)) void again('as usual');
      else joined.session.seat.setState({ seat: told });
    });
    if (how === 'work is new' || left === 'work' || isFound) showWork(joined.session);
    const stopWatching = whenEnded(joined, async () => {
      const next = (await isTakenOver(joined, seat)) ? 'as usual' : await afterEnd(id, joined);
      if (!isGone && next !== 'stay') await again(next);
    });
    leave = () => {
      stopWatching();
      joined.leave();
    };
    keepRecentMap(id);
    visit += 1;
    show({ at: 'joined', session: joined.session, visit });
  };
  const again = async (how: 'work is new' | 'as usual') => {
    if (isGone) return;
    leave?.();
    leave = now = undefined;
    await open(how);
  };
  const stopHearing = watchSeat(async (seat) => {
    if (isElsewhere(seat, id) === isAway) return;
    isAway = !isAway;
    // What this browser cannot write down stays on the screen.
    if (await isKept(now)) await again('as usual');
  });
  void open('as usual');
  return () => {
    isGone = true;
    stopHearing();
    leave?.();
  };
}

const notPutAside: Opening = {
  at: 'refused',
  status: null,
  problem:
    'Somebody else typed something on this map with this browser, which is not saved, and the browser has no room to put it aside. Make room on the disk, then try again.',
};

/** What another person left here unsaved becomes Unsaved work, before anything is sent. */
async function setOthersAside(
  id: string,
  room: string,
  { mode, personId }: Seat,
): Promise<'nothing' | 'work' | 'no room'> {
  // Without accounts the server sees one person only, and the copy need not be read twice.
  if (mode === 'local' || personId === null) return 'nothing';
  try {
    if (!(await holdsOthersWork(await openKeeper(), room, personId))) return 'nothing';
    return (await setAside(id, room, closeCodes.signIn)) === null ? 'nothing' : 'work';
  } catch {
    // reason: a browser that cannot write it down keeps it as it is, and it is not sent
    return 'no room';
  }
}

/** What was typed in a tab that was closed, on a copy that nobody opens any more, becomes Unsaved work. */
async function findLeft(mapId: string, { mode, personId }: Seat): Promise<boolean> {
  try {
    const person = mode === 'local' ? null : personId;
    return await takeLeft({ keeper: await openKeeper(), mapId, person, at: Date.now(), newId });
  } catch {
    // reason: a browser whose copies cannot be read now; they stay, and the next visit looks again
    return false;
  }
}

function isAnother(now: Seat, before: Seat): boolean {
  return now.personId !== null && before.personId !== null && now.personId !== before.personId;
}

type Room =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly status: number | null; readonly problem: string };

async function roomOf(id: string): Promise<Room> {
  const kept = (await keptMaps()).find(({ mapId }) => mapId === id);
  if (kept?.schemaVersion === schemaVersion) return { ok: true, value: kept.room };
  const found = await findMap(id);
  if (!found.ok) return found;
  // Written by an older version of this page: what is unsaved there is done again on the map as it is now.
  if (kept) await setAside(id, kept.room, closeCodes.clientTooOld);
  return { ok: true, value: found.value.room };
}

function whenEnded({ session }: Joined, run: () => Promise<void>): () => void {
  return session.connection.store.subscribe((now, before) => {
    const isClosing = now.lastClose !== before.lastClose && now.lastClose?.code === closeCodes.epoch;
    // Now, while there still is a line: once it has ended, nothing can be changed.
    if (isClosing) keepTyped();
    if (now.link === 'ended' && before.link !== 'ended') void run();
  });
}

/** Somebody else came in with this browser, in another tab: the map is theirs now, and `before` is whose visit this was. */
async function isTakenOver(joined: Joined, before: Seat): Promise<boolean> {
  if (joined.session.connection.store.getState().code !== closeCodes.signIn) return false;
  if (!isAnother(await thisSeat(), before)) return false;
  // What this browser cannot write down stays on the screen, as not saved.
  return isKept(joined);
}

/** Whether leaving a visit loses nothing. */
async function isKept(joined: Joined | undefined): Promise<boolean> {
  return joined === undefined || (await joined.session.copy.settle()).length === 0;
}

/** What becomes of a visit that the server ended. */
async function afterEnd(id: string, { session }: Joined): Promise<'stay' | 'as usual' | 'work is new'> {
  const { code, unsaved } = session.connection.store.getState();
  // By a new link, or with the new page, the same edits can still be saved: they stay in the copy with their marks.
  if (code === null || code === closeCodes.signIn || code === closeCodes.clientTooOld) return 'stay';
  if (unsaved === 0 && code !== closeCodes.epoch && code !== closeCodes.forbidden) return 'stay';
  try {
    const left = { waiting: await session.copy.settle(), doc: session.doc };
    const work = await setAside(id, session.copy.room(), code, left);
    const isOpen = (await findMap(id)).ok;
    if (isOpen && (unsaved > 0 || code === closeCodes.epoch)) return work ? 'work is new' : 'as usual';
    if (work) showWork(session);
  } catch {
    // reason: this browser cannot write it down; the tab keeps it, and the sign says that it is not saved
  }
  return 'stay';
}

/** A name that is half typed is kept as by a click outside, and so is unsaved with all else. */
function keepTyped(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

async function setAside(
  mapId: string,
  room: string,
  code: number,
  left: Pick<Parameters<typeof takeUnsaved>[0], 'waiting' | 'doc'> = { waiting: [] },
) {
  const keeper = await openKeeper();
  return takeUnsaved({ keeper, room, mapId, code, ...left, id: newId(), at: Date.now() });
}

function showWork({ shelf, view }: Session): void {
  void shelf.look();
  view.setState({ panel: { kind: 'unsaved' } });
}
