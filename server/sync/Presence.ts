import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Connection } from './Connection.ts';
import { limits } from './limits.ts';

type Entry = { readonly owner: Connection; clock: number; state: string };

/**
 * Who is here and where they point (y-protocols' awareness, never stored). Each connection has one id: the first
 * that it names and nobody else holds. Entries for other ids are passed over without a word, because stock clients
 * echo everyone's. What changed is collected and taken once a beat.
 */
export class Presence {
  readonly #entries = new Map<number, Entry>();
  readonly #idOf = new Map<Connection, number>();
  readonly #changed = new Map<number, { clock: number; state: string }>();

  /** Reads a frame of entries; false when it cannot be read. */
  receive(from: Connection, bytes: Uint8Array): boolean {
    if (bytes.byteLength > limits.presenceFrameBytes) return false;
    try {
      const decoder = decoding.createDecoder(bytes);
      const count = decoding.readVarUint(decoder);
      if (count > limits.presenceEntriesInFrame) return false;
      for (let n = 0; n < count; n++) this.#readEntry(from, decoder);
      return true;
    } catch {
      // reason: a frame that ends too early; the caller closes the connection
      return false;
    }
  }

  #readEntry(from: Connection, decoder: decoding.Decoder): void {
    const id = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    const state = decoding.readVarUint8Array(decoder);
    const own = this.#idOf.get(from);
    if (own === undefined ? this.#entries.has(id) || id > 0xffffffff : own !== id) return;
    if (clock > 0xffffffff || state.byteLength > limits.presenceBytes) return;
    const text = readState(state);
    if (text === null) return;
    const entry = this.#entries.get(id);
    if (entry === undefined) {
      if (text === 'null') return;
      this.#entries.set(id, { owner: from, clock, state: text });
      this.#idOf.set(from, id);
    } else if (text === 'null') {
      this.leave(from);
      return;
    } else {
      if (clock <= entry.clock) return;
      entry.clock = clock;
      entry.state = text;
    }
    this.#changed.set(id, { clock, state: text });
  }

  /** The connection is gone; the others hear it on the next beat. */
  leave(connection: Connection): void {
    const id = this.#idOf.get(connection);
    const entry = id === undefined ? undefined : this.#entries.get(id);
    if (id === undefined || entry === undefined) return;
    this.#entries.delete(id);
    this.#idOf.delete(connection);
    // A null state with the clock that is known already counts as a departure (y-protocols).
    this.#changed.set(id, { clock: entry.clock, state: 'null' });
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

/** A message that says nothing about nobody: it only shows that the line is alive. */
export const nobody: Uint8Array = encodeEntries(new Map());

const utf8 = new TextDecoder('utf-8', { fatal: true });

function readState(bytes: Uint8Array): string | null {
  try {
    const text = utf8.decode(bytes);
    const state: unknown = JSON.parse(text);
    if (state === null) return 'null';
    return typeof state === 'object' && !Array.isArray(state) ? text : null;
  } catch {
    // reason: what is not JSON would throw in every other browser; it is dropped here
    return null;
  }
}

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
