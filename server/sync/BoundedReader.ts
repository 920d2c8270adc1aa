import * as decoding from 'lib0/decoding';
import { limits } from './limits.ts';

export type StructId = { readonly client: number; readonly clock: number };

/** Reads foreign bytes of a Yjs update without building anything; throws what is wrong with them as a few words. */
export class BoundedReader {
  readonly #decoder: decoding.Decoder;

  constructor(bytes: Uint8Array) {
    this.#decoder = decoding.createDecoder(bytes);
  }

  get position(): number {
    return this.#decoder.pos;
  }

  get hasMore(): boolean {
    return decoding.hasContent(this.#decoder);
  }

  refuse(problem: string): never {
    throw new Error(problem);
  }

  /** A count can never exceed the bytes that are left, since each thing counted takes at least one. */
  count(most: number, what: string): number {
    const count = decoding.readVarUint(this.#decoder);
    if (count > most || count > this.#decoder.arr.length - this.#decoder.pos) this.refuse(`too many ${what}`);
    return count;
  }

  length(): number {
    const length = decoding.readVarUint(this.#decoder);
    if (length < 1 || length > limits.structLength) this.refuse('a struct with an impossible length');
    return length;
  }

  client(): number {
    const client = decoding.readVarUint(this.#decoder);
    if (client > 0xffffffff) this.refuse('an impossible client id');
    return client;
  }

  clock(): number {
    const clock = decoding.readVarUint(this.#decoder);
    if (clock > limits.clock) this.refuse('an impossible clock');
    return clock;
  }

  id(): StructId {
    return { client: this.client(), clock: this.clock() };
  }

  key(): string {
    const key = decoding.readVarString(this.#decoder);
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') this.refuse('a forbidden key');
    return key;
  }

  text(): string {
    return decoding.readVarString(this.#decoder);
  }

  byte(): number {
    return decoding.readUint8(this.#decoder);
  }

  uint(): number {
    return decoding.readVarUint(this.#decoder);
  }

  skipInt(): void {
    decoding.readVarInt(this.#decoder);
  }

  skipBytes(count: number): void {
    decoding.readUint8Array(this.#decoder, count);
  }
}
