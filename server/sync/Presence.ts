import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Authors } from './Authors.ts';
import type { Connection } from './Connection.ts';
import { limits } from './limits.ts';
import { presenceState } from './presenceState.ts';

type Entry = { owner: Connection; clock: number; state: string };

/** An id's last clock and when it came, also after it left: it may not fall, and not rise by leaps. */
type Seen = { readonly clock: number; readonly at: number };

/** What a connection says of itself, unread. */
type OwnEntry = { readonly id: number; readonly clock: number; readonly bytes: Uint8Array };

/**
 * Who is here and where they point (y-protocols' awareness, never stored). Each connection has one id for as long as
 * it lasts: the first that it names and that is nobody else's. Entries for other ids are passed over without a word,
 * because stock clients echo everyone's. What changed is collected and taken once a beat.
 */
export class Presence {
  readonly #authors: Authors;
  readonly #entries = new Map<number, Entry>();
  readonly #idOf = new Map<Connection, number>();
  readonly #seen = new Map<number, Seen>();
  readonly #changed = new Map<number, { clock: number; state: string }>();

  constructor(authors: Authors) {
    this.#authors = authors;
  }

  /** Reads a frame of entries; false when it cannot be read. `now` in milliseconds. */
  receive(from: Connection, bytes: Uint8Array, now: number): boolean {
    if (bytes.byteLength > limits.presenceFrameBytes) return false;
    try {
      const decoder = decoding.createDecoder(bytes);
      const count = decoding.readVarUint(decoder);
      if (count > limits.presenceEntriesInFrame) return false;
      let own: OwnEntry | null = null;
      for (let n = 0; n < count; n++) own = later(own, this.#readEntry(from, decoder, now));
      if (own !== null) this.#take(from, own, now);
      return true;
    } catch {
      // reason: a frame that ends too early; the caller closes the connection
      return false;
    }
  }

  /** An entry that may be the connection's own; null for one that is passed over. What it says is not read yet. */
  #readEntry(from: Connection, decoder: decoding.Decoder, now: number): OwnEntry | null {
    const id = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    const bytes = decoding.readVarUint8Array(decoder);
    if (!this.#isOwn(from, id, clock) || bytes.byteLength > limits.presenceBytes) return null;
    // Whether somebody leaves is told by four letters, with any clock: no JSON is read for it.
    return isNull(bytes) || this.#isSensible(id, clock, now) ? { id, clock, bytes } : null;
  }

  /** Of all that a frame says of its sender only one entry is read: reading JSON is what costs. */
  #take(from: Connection, { id, clock, bytes }: OwnEntry, now: number): void {
    const state = presenceState(bytes, from.principal);
    if (state === 'null') this.#goAway(from);
    else if (state !== null && this.#isSensible(id, clock, now)) this.#put(from, id, { clock, state }, now);
  }

  #isOwn(from: Connection, id: number, clock: number): boolean {
    const own = this.#idOf.get(from);
    if (own !== undefined) return own === id;
    if (id > 0xffffffff) return false;
    const entry = this.#entries.get(id);
    // The same person again, from before their network went: the old connection is not gone yet. An echo is never newer.
    if (entry !== undefined) return isSamePerson(entry.owner, from) && clock > entry.clock;
    return true;
  }

  #isSensible(id: number, clock: number, now: number): boolean {
    const seen = this.#seen.get(id);
    if (seen === undefined) return clock <= limits.firstPresenceClock;
    const seconds = Math.max(0, now - seen.at) / 1_000;
    const most = seen.clock + limits.presenceClockBurst + seconds * limits.presenceClocksPerSecond;
    return clock > seen.clock && clock <= most;
  }

  #put(from: Connection, id: number, { clock, state }: { clock: number; state: string }, now: number): void {
    if (!this.#idOf.has(from)) {
      if (!this.#authors.meet(from.principal, id)) return;
      this.#idOf.set(from, id);
    }
    const entry = this.#entries.get(id);
    if (entry !== undefined && entry.owner !== from) this.#idOf.delete(entry.owner);
    this.#entries.set(id, { owner: from, clock, state });
    this.#changed.set(id, { clock, state });
    this.#remember(id, { clock, at: now });
  }

  /** It may come back under its own id and no other. */
  #goAway(connection: Connection): void {
    const id = this.#idOf.get(connection);
    const entry = id === undefined ? undefined : this.#entries.get(id);
    if (id === undefined || entry === undefined) return;
    this.#entries.delete(id);
    // A null state with the clock that is known already counts as a departure (y-protocols).
    this.#changed.set(id, { clock: entry.clock, state: 'null' });
  }

  /** The connection is gone; the others hear it on the next beat. */
  leave(connection: Connection): void {
    this.#goAway(connection);
    this.#idOf.delete(connection);
  }

  #remember(id: number, seen: Seen): void {
    this.#seen.delete(id);
    this.#seen.set(id, seen);
    const [oldest] = this.#seen.size > limits.rememberedIds ? this.#seen.keys() : [];
    if (oldest !== undefined) this.#seen.delete(oldest);
  }

  get hasChanges(): boolean {
    return this.#changed.size > 0;
  }

  get count(): number {
    return this.#entries.size;
  }

  /** What changed since the last beat, each id once, in its latest state. */
  takeChanges(): Uint8Array {
    const changes = encodeEntries(this.#changed);
    this.#changed.clear();
    return changes;
  }

  everyone(): Uint8Array {
    return encodeEntries(this.#entries);
  }
}

/** The first id that a frame names is its sender's; of its entries the last one counts. */
function later(one: OwnEntry | null, other: OwnEntry | null): OwnEntry | null {
  return one === null || other?.id === one.id ? other : one;
}

function isNull(bytes: Uint8Array): boolean {
  return bytes.byteLength === 4 && Buffer.from(bytes).equals(nullState);
}

const nullState = Buffer.from('null');

/** Never so in local mode, where a person is only what a browser calls itself. */
function isSamePerson({ principal: a }: Connection, { principal: b }: Connection): boolean {
  if (a.kind === 'nobody' || a.kind === 'local' || b.kind !== a.kind) return false;
  return a.personId === b.personId;
}

/** A message that says nothing about nobody: it only shows that the line is alive. */
export const nobody: Uint8Array = encodeEntries(new Map());

function encodeEntries(entries: ReadonlyMap<number, { clock: number; state: string }>): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, entries.size);
  for (const [id, { clock, state }] of entries) {
    encoding.writeVarUint(encoder, id);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, state);
  }
  return encoding.toUint8Array(encoder);
}
