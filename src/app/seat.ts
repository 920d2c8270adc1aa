import { loadSeat } from '#actions/loadSeat.ts';
import { hueOf } from '#document/hueOf.ts';
import type { Person } from '#document/presence.ts';
import { seatSchema, type Seat } from '#domain/sharing/seat.ts';
import { thisPerson } from './person.ts';

const key = 'throughline.seat';

/** Whom the server never told who they are, and cannot now: they look at what is there. */
const unknown: Seat = {
  kind: 'nobody',
  personId: null,
  name: null,
  role: null,
  mapId: null,
  maySeeVerbatims: false,
  department: null,
  mode: 'accounts',
  needsSetup: false,
};

/** After so many milliseconds without an answer, whoever the server knew last is taken to be here. */
const patience = 2_000;

/**
 * Who this browser is to the server, as it says now or, where it cannot be reached, as it said last: a map that opens
 * without a network is the same map to the same person.
 */
export async function thisSeat(): Promise<Seat> {
  return (await askSeat()) ?? keptSeat() ?? unknown;
}

/**
 * As `thisSeat`, but a server that takes its time keeps nobody waiting whom it knew before; `said` is its answer when
 * it comes, null where none does.
 */
export async function seatSoon(): Promise<{ readonly seat: Seat; readonly said: Promise<Seat | null> }> {
  const kept = keptSeat();
  const said = askSeat();
  const late = new Promise<Seat | null>((resolve) => {
    if (kept !== null) setTimeout(resolve, patience, kept);
  });
  return { seat: (await Promise.race([said, late])) ?? kept ?? unknown, said };
}

/** What a server that just let somebody in said of them holds from now on. */
export function keepSeat(seat: Seat): void {
  localStorage.setItem(key, JSON.stringify(seat));
}

async function askSeat(): Promise<Seat | null> {
  const seat = await loadSeat();
  if (seat !== null) keepSeat(seat);
  return seat;
}

/** The server itself said that it does not know who this is. */
export function isStranger(seat: Seat): boolean {
  return seat.kind === 'nobody' && seat !== unknown;
}

/** Whether this browser is a guest's of another map: for a guest it holds one at a time. */
export function isElsewhere({ kind, mapId }: Seat, id: string): boolean {
  return kind === 'guest' && mapId !== null && mapId !== id;
}

/** Hears who comes in, or goes, in other tabs of this browser. */
export function watchSeat(hear: (seat: Seat) => void): () => void {
  const onStorage = (event: StorageEvent) => {
    const seat = event.key === key ? keptSeat() : null;
    if (seat !== null) hear(seat);
  };
  window.addEventListener('storage', onStorage);
  return () => window.removeEventListener('storage', onStorage);
}

/** How the others see who sits there. With accounts the server says who it is, and the colour goes by that. */
export function personOf({ mode, personId, name }: Seat): Person {
  const own = thisPerson();
  if (mode === 'local' || personId === null) return own;
  return { id: personId, name: name ?? own.name, hue: hueOf(personId) };
}

function keptSeat(): Seat | null {
  try {
    const parsed = seatSchema.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    // Somebody else's or a damaged entry: as if there were none.
    return null;
  }
}
