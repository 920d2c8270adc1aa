import { craft, item, raw, struct, value } from './craft.ts';

/** A var-uint of nine bytes: 1.8 × 10¹⁷, twenty times what a number holds exactly. */
const beyondNumbers = raw(...Array.from({ length: 8 }, () => 0xff), 0x02);

/**
 * Updates that no client of ours writes. Only grows. Each was seen to crash, stall or silence a server without the
 * byte check, or is a near relative.
 */
export const badUpdates: Readonly<Record<string, Uint8Array>> = {
  'nothing at all': raw(),
  'a gap of length 1e9': struct(10, 1_000_000_000),
  'a garbage struct of length 0': struct(0, 0),
  'a gap that says it has a neighbour': struct(0x8a, 1),
  'a garbage struct that says it has a key': struct(0x20, 1),
  'a struct whose neighbour is itself': struct(0x84, 7, 0, 'x'),
  'a struct whose right neighbour comes after it': struct(0x44, 7, 3, 'x'),
  'a struct whose parent comes after it': struct(0x04, 0, 7, 1, 'x'),
  'four billion structs': craft(1, 0xffffffff, 7, 0),
  'four billion clients': craft(0xffffffff),
  'more clients than a map has people': craft(257, ...Array.from({ length: 600 }, () => 0)),
  'a client that comes twice': craft(2, 1, 7, 0, raw(0), 1, 1, 7, 1, raw(0), 1, 0),
  'a client id beyond 32 bits': craft(1, 1, 2 ** 40, 0, raw(0), 1, 0),
  'a neighbour with a client id beyond 32 bits': struct(0x84, 2 ** 40, 0, 'x'),
  'a clock that no number holds': craft(
    1,
    1,
    7,
    raw(...Array.from({ length: 9 }, () => 0xff), 0x7f),
    raw(0),
    1,
    0,
  ),
  // Yjs reads these, and cannot read again what it then writes of them.
  'a clock near 2⁵³': craft(1, 1, 7, 2 ** 53 - 1, raw(0), 1, 0),
  'a clock beyond 2⁵³': craft(1, 1, 7, beyondNumbers, raw(0), 1, 0),
  'a neighbour with a clock beyond 2⁵³': craft(1, 1, 7, 0, raw(0x84), 8, beyondNumbers, 'x', 0),
  'a parent with a clock beyond 2⁵³': craft(1, 1, 7, 0, raw(0x04), 0, 8, beyondNumbers, 'x', 0),
  'deletions beyond 2⁵³': craft(0, 1, 7, 1, beyondNumbers, 3),
  'a root type of its own': struct(0x28, 1, 'mine', 'key', 1, raw(120)),
  'the root type __proto__': struct(0x28, 1, '__proto__', 'key', 1, raw(120)),
  'the key __proto__ of a record': struct(0x28, 1, 'stages', '__proto__', 1, raw(120)),
  'the key constructor in a value': value(118, 1, 'constructor', raw(120)),
  'the key prototype in a value in a value': item(8, 1, raw(117), 1, raw(118), 1, 'prototype', raw(120)),
  // What lies there is shown by no reader and takes a map's room.
  'a key that the map’s own data do not have': struct(0x28, 1, 'meta', 'junk', 1, raw(120)),
  'a record under an id with a space': struct(0x27, 1, 'notes', 'a b', 1),
  'a record under an id of 65 letters': struct(0x27, 1, 'notes', 'n'.repeat(65), 1),
  'a record under no id': struct(0x27, 1, 'notes', '', 1),
  'a field that no record has': struct(0x28, 0, 8, 0, 'junk', 1, raw(120)),
  'a field of the map’s own data in a record': struct(0x28, 0, 8, 0, 'schemaVersion', 1, raw(120)),
  'a record’s id as a field': struct(0x28, 0, 8, 0, 'id', 1, raw(120)),
  'a record in a field': struct(0x27, 0, 8, 0, 'name', 1),
  'letters in the place of a field': struct(0x24, 0, 8, 0, 'name', 'x'),
  'values among letters': struct(0x08, 0, 8, 0, 1, raw(120)),
  'a text among letters': struct(0x07, 0, 8, 0, 2),
  'values nested 40 deep': item(8, 1, ...Array.from({ length: 40 }, () => [raw(117), 1]).flat(), raw(120)),
  'a value list longer than the message': item(8, 900_000, raw(120)),
  'an object with more fields than the message': value(118, 900_000, 'a', raw(120)),
  'an array with more values than the message': value(117, 900_000, raw(120)),
  'a big integer': value(122, raw(0, 0, 0, 0, 0, 0, 0, 1)),
  'bytes in a value': value(116, 1, raw(9)),
  'a value of an unknown kind': value(3),
  'a value that ends too early': craft(1, 1, 7, 0, raw(0x28), 1, 'stages', 'key', 1, raw(123, 0)),
  'text that is not UTF-8': item(4, 2, raw(0xff, 0xfe)),
  'deletions of length 1e9': craft(0, 1, 7, 1, 0, 1_000_000_000),
  'deletions of length 0': craft(0, 1, 7, 1, 0, 0),
  'four billion deletions': craft(0, 1, 7, 0xffffffff),
  'deletions of four billion clients': craft(0, 0xffffffff),
  'bytes after the end': craft(0, 0, 0),
  'no end': craft(1, 1, 7),
  'the other encoding of Yjs': raw(0, 0, 1, 7, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0),
};

/** What an item may hold that a map does not use, by the number of its kind. */
export const unusedContents: Readonly<Record<number, Uint8Array>> = {
  2: item(2, 1, '1'),
  3: item(3, 2, raw(1, 2)),
  5: item(5, '{}'),
  6: item(6, 'bold', 'true'),
  9: item(9, 'guid', raw(127)),
  20: item(20, 1),
};

/** Shared types that a map does not use, by their number: array, XML element, fragment, hook, text. */
export const unusedTypes: Readonly<Record<number, Uint8Array>> = {
  0: item(7, 0),
  3: item(7, 3, 'script'),
  4: item(7, 4),
  5: item(7, 5, 'hook'),
  6: item(7, 6),
};

/** One abuse of each kind of struct and content that a map does use. A new one needs its own. */
export const abusedContents: Readonly<Record<number, Uint8Array>> = {
  0: struct(0, 1_000_000_000),
  1: item(1, 1_000_000_000),
  4: item(4, ''),
  7: struct(7, 1, 'stages', 1),
  8: item(8, 0),
  10: struct(10, 0),
};

/** One abuse of each shared type that is nested in a map: a place where it is seen by nobody and stays for ever. */
export const abusedTypes: Readonly<Record<number, Uint8Array>> = {
  1: struct(7, 1, 'notes', 1),
  2: struct(7, 1, 'notes', 2),
};

/** One abuse of each kind of value that a map uses: it ends before it is whole, or more of it is promised. */
export const abusedValues: Readonly<Record<number, Uint8Array>> = {
  117: value(117, 2, raw(120)),
  118: value(118, 1, 'prototype', raw(120)),
  119: value(119, 200, raw(65)),
  120: item(8, 2, raw(120)),
  121: item(8, 2, raw(121)),
  123: value(123, raw(1, 2)),
  124: value(124, raw(1)),
  125: value(125, raw(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f)),
  126: item(8, 2, raw(126)),
  127: item(8, 2, raw(127)),
};
