import * as decoding from 'lib0/decoding';
import { limits } from './limits.ts';

/**
 * Reads an update (Yjs v1 encoding) once, byte by byte, without building anything, and says what is wrong with it,
 * or null. It runs before `applyUpdate`, because that may throw half-way, after it has already changed and
 * broadcast. Refuses what Yjs itself would accept and suffer from: huge counts and lengths, structs of length
 * zero, content that our schema never writes, dangerous keys, root types that are not ours, trailing bytes.
 */
export function checkUpdate(
  update: Uint8Array,
  maxStructs: number,
  roots: ReadonlySet<string>,
): string | null {
  const decoder = decoding.createDecoder(update);
  try {
    checkStructs(decoder, maxStructs, roots);
    checkDeletes(decoder, maxStructs);
    if (decoding.hasContent(decoder)) refuse('bytes after its end');
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : 'it cannot be read';
  }
}

function refuse(problem: string): never {
  throw new Error(problem);
}

/** A count can never exceed the bytes that are left, since each thing counted takes at least one. */
function readCount(decoder: decoding.Decoder, most: number, what: string): number {
  const count = decoding.readVarUint(decoder);
  if (count > most || count > decoder.arr.length - decoder.pos) refuse(`too many ${what}`);
  return count;
}

function readLength(decoder: decoding.Decoder): number {
  const length = decoding.readVarUint(decoder);
  if (length < 1 || length > limits.structLength) refuse('a struct with an impossible length');
  return length;
}

type Id = { readonly client: number; readonly clock: number };

function readClient(decoder: decoding.Decoder): number {
  const client = decoding.readVarUint(decoder);
  if (client > 0xffffffff) refuse('an impossible client id');
  return client;
}

function readId(decoder: decoding.Decoder): Id {
  return { client: readClient(decoder), clock: decoding.readVarUint(decoder) };
}

/** A neighbour or parent. Of its own client it can only know what came before it; Yjs relies on that and throws. */
function readReference(decoder: decoding.Decoder, own: Id): void {
  const { client, clock } = readId(decoder);
  if (client === own.client && clock >= own.clock) refuse('a struct that refers to a later one');
}

function readKey(decoder: decoding.Decoder): string {
  const key = decoding.readVarString(decoder);
  if (key === '__proto__' || key === 'constructor' || key === 'prototype') refuse('a forbidden key');
  return key;
}

function checkStructs(decoder: decoding.Decoder, maxStructs: number, roots: ReadonlySet<string>): void {
  let left = maxStructs;
  for (let clients = readCount(decoder, limits.clients, 'clients'); clients > 0; clients--) {
    const structs = readCount(decoder, left, 'structs');
    left -= structs;
    const { client, clock: first } = readId(decoder);
    let clock = first;
    for (let n = 0; n < structs; n++) clock += checkStruct(decoder, { client, clock }, roots);
  }
}

const hasLeft = 0x80;
const hasRight = 0x40;
const hasKey = 0x20;

/** Gives back the struct's length, by which the clock of the next one is later. */
function checkStruct(decoder: decoding.Decoder, own: Id, roots: ReadonlySet<string>): number {
  const info = decoding.readUint8(decoder);
  const kind = info & 0x1f;
  // 0 is collected garbage, 10 a gap that a client knows of: both are only a length.
  if (kind === 0 || kind === 10) return readLength(decoder);
  if (info & hasLeft) readReference(decoder, own);
  if (info & hasRight) readReference(decoder, own);
  if (!(info & (hasLeft | hasRight))) {
    if (decoding.readVarUint(decoder) === 1) {
      if (!roots.has(decoding.readVarString(decoder))) refuse('a type that a map does not have');
    } else readReference(decoder, own);
    if (info & hasKey) readKey(decoder);
  }
  return checkContent(decoder, kind);
}

function checkContent(decoder: decoding.Decoder, kind: number): number {
  switch (kind) {
    case 1: // deleted
      return readLength(decoder);
    case 4: {
      const { length } = decoding.readVarString(decoder);
      return length > 0 ? length : refuse('an empty text');
    }
    case 7: {
      // A record (Y.Map) or a long text (Y.Text); nothing else is nested in a map.
      const type = decoding.readVarUint(decoder);
      return type === 1 || type === 2 ? 1 : refuse('a shared type that a map does not use');
    }
    case 8: {
      const values = readCount(decoder, limits.structLength, 'values');
      if (values < 1) refuse('an empty list of values');
      for (let n = 0; n < values; n++) checkValue(decoder, 0);
      return values;
    }
    default:
      // legacy JSON 2, binary 3, embed 5, format 6, sub-document 9 and whatever is yet unknown
      return refuse('content that a map does not use');
  }
}

function checkValue(decoder: decoding.Decoder, depth: number): void {
  if (depth > limits.nesting) refuse('values nested too deeply');
  const type = decoding.readUint8(decoder);
  switch (type) {
    case 127: // undefined
    case 126: // null
    case 121: // false
    case 120: // true
      return;
    case 125:
      decoding.readVarInt(decoder);
      return;
    case 124:
      decoding.readUint8Array(decoder, 4);
      return;
    case 123:
      decoding.readUint8Array(decoder, 8);
      return;
    case 119:
      decoding.readVarString(decoder);
      return;
    case 118:
      for (let n = readCount(decoder, limits.structLength, 'fields'); n > 0; n--) {
        readKey(decoder);
        checkValue(decoder, depth + 1);
      }
      return;
    case 117:
      for (let n = readCount(decoder, limits.structLength, 'values'); n > 0; n--)
        checkValue(decoder, depth + 1);
      return;
    default:
      refuse('a value of a kind that a map does not use');
  }
}

function checkDeletes(decoder: decoding.Decoder, most: number): void {
  for (let clients = readCount(decoder, most, 'clients'); clients > 0; clients--) {
    readClient(decoder);
    for (let ranges = readCount(decoder, most, 'deletions'); ranges > 0; ranges--) {
      decoding.readVarUint(decoder);
      readLength(decoder);
    }
  }
}
