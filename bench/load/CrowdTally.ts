import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { quantileOfSorted } from '../quantile.ts';
import type { CrowdResult, Quantiles } from './crowdSpec.ts';

const keptFrames = 2_000;

/**
 * Times of all that a crowd sees. Edits and cursors carry the moment they were made as their x. A frame goes to many
 * with the same bytes, so that it is taken apart once; else the crowd would be slower than the server.
 */
export class CrowdTally {
  #isMeasuring = false;
  edits = 0;
  closed = 0;
  readonly #seen: number[] = [];
  readonly #acks: number[] = [];
  readonly #cursors: number[] = [];
  readonly #known = new Map<string, readonly number[]>();

  measure(): void {
    this.#isMeasuring = true;
  }

  stop(): void {
    this.#isMeasuring = false;
  }

  noteEdit(): void {
    if (this.#isMeasuring) this.edits += 1;
  }

  noteAck(ms: number): void {
    if (this.#isMeasuring) this.#acks.push(ms);
  }

  noteUpdate(update: Uint8Array): void {
    if (this.#isMeasuring) this.#note(this.#seen, update, timesInUpdate);
  }

  notePresence(entries: Uint8Array): void {
    if (this.#isMeasuring) this.#note(this.#cursors, entries, timesInPresence);
  }

  #note(into: number[], bytes: Uint8Array, read: (bytes: Uint8Array) => number[]): void {
    const key = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    let times = this.#known.get(key);
    if (times === undefined) {
      times = read(bytes);
      if (this.#known.size > keptFrames) this.#known.clear();
      this.#known.set(key, times);
    }
    const now = performance.now();
    for (const made of times) into.push(now - made);
  }

  result(joined: number): CrowdResult {
    const { edits, closed } = this;
    const within100Ms = this.#acks.filter((ms) => ms <= 100).length / this.#acks.length;
    return {
      joined,
      edits,
      deliveries: this.#seen.length,
      seen: quantiles(this.#seen),
      acked: this.#acks.length,
      ack: { ...quantiles(this.#acks), within100Ms },
      cursors: this.#cursors.length,
      cursor: quantiles(this.#cursors),
      closed,
    };
  }
}

function quantiles(times: number[]): Quantiles {
  const sorted = Float64Array.from(times).toSorted();
  const at = (p: number) => quantileOfSorted(sorted, p);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

function timesInUpdate(update: Uint8Array): number[] {
  const times: number[] = [];
  for (const struct of Y.decodeUpdate(update).structs) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentAny)) continue;
    for (const value of struct.content.arr) {
      if (typeof value === 'object' && value !== null && 'x' in value) times.push(Number(value.x));
    }
  }
  return times;
}

function timesInPresence(bytes: Uint8Array): number[] {
  const decoder = decoding.createDecoder(bytes);
  const times: number[] = [];
  for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
    decoding.readVarUint(decoder);
    decoding.readVarUint(decoder);
    const state: unknown = JSON.parse(decoding.readVarString(decoder));
    const made = timeOf(state);
    if (made !== null) times.push(made);
  }
  return times;
}

function timeOf(state: unknown): number | null {
  if (typeof state !== 'object' || state === null || !('cursor' in state)) return null;
  const { cursor } = state;
  return typeof cursor === 'object' && cursor !== null && 'x' in cursor ? Number(cursor.x) : null;
}
