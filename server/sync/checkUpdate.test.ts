import * as encoding from 'lib0/encoding';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { arbitraryMap } from '#testing/arbitraries.ts';
import { parseOwnJson, toOwnJsonText } from '#domain/formats/ownJson.ts';
import { makeDocument } from '#document/makeDocument.ts';
import { rootNames } from '#document/schema.ts';
import { checkUpdate } from './checkUpdate.ts';
import { limits } from './limits.ts';

function check(update: Uint8Array, most: number = limits.structs): string | null {
  const checked = checkUpdate(update, most, rootNames);
  return 'problem' in checked ? checked.problem : null;
}

/** An update written by hand: numbers are var-uints, strings are var-strings. */
function craft(...parts: (number | string | Uint8Array)[]): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const part of parts) {
    if (typeof part === 'number') encoding.writeVarUint(encoder, part);
    else if (typeof part === 'string') encoding.writeVarString(encoder, part);
    else encoding.writeUint8Array(encoder, part);
  }
  return encoding.toUint8Array(encoder);
}

function raw(...bytes: number[]): Uint8Array {
  return Uint8Array.from(bytes);
}

/** One client (7), one struct at clock 0 with this info byte and rest, nothing deleted. */
function struct(info: number, ...rest: (number | string | Uint8Array)[]): Uint8Array {
  return craft(1, 1, 7, 0, raw(info), ...rest, 0);
}

/** An item in the root type `stages` under a key. */
function item(kind: number, ...content: (number | string | Uint8Array)[]): Uint8Array {
  return struct(0x20 | kind, 1, 'stages', 'key', ...content);
}

function written(write: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  write(doc);
  return Y.encodeStateAsUpdate(doc);
}

/** Only grows. Each was seen to crash, stall or silence a server without the check, or is a near relative. */
const attacks: Record<string, Uint8Array> = {
  'nothing at all': raw(),
  'a garbage struct of length 1e9 for a victim': struct(0, 1_000_000_000),
  'a gap of length 1e9': struct(10, 1_000_000_000),
  'a deleted run of length 1e9': item(1, 1_000_000_000),
  'a garbage struct of length 0': struct(0, 0),
  'an empty text': item(4, ''),
  'an empty list of values': item(8, 0),
  'a struct whose neighbour is itself': struct(0x84, 7, 0, 'x'),
  'a struct whose parent comes after it': struct(0x04, 0, 7, 1, 'x'),
  'four billion structs': craft(1, 0xffffffff, 7, 0),
  'four billion clients': craft(0xffffffff),
  'more clients than a map has people': craft(257, ...Array.from({ length: 600 }, () => 0)),
  'a client id beyond 32 bits': craft(1, 1, 2 ** 40, 0, raw(0), 1, 0),
  'a sub-document': item(9, 'guid', raw(127)),
  binary: item(3, 2, raw(1, 2)),
  'legacy JSON': item(2, 1, '1'),
  'an embedded object': item(5, '{}'),
  'a format mark': item(6, 'bold', 'true'),
  'an XML element': item(7, 3, 'script'),
  'a shared array': item(7, 0),
  'an unknown content type': item(20, 1),
  'the key __proto__ of a record': struct(0x28, 1, 'stages', '__proto__', 1, raw(120)),
  'the key constructor in a value': item(8, 1, raw(118), 1, 'constructor', raw(120)),
  'the key prototype in a value in a value': item(8, 1, raw(117), 1, raw(118), 1, 'prototype', raw(120)),
  'a root type of its own': struct(0x28, 1, 'mine', 'key', 1, raw(120)),
  'values nested 40 deep': item(8, 1, ...Array.from({ length: 40 }, () => [raw(117), 1]).flat(), raw(120)),
  'a value list longer than the message': item(8, 900_000, raw(120)),
  'a big integer': item(8, 1, raw(122, 0, 0, 0, 0, 0, 0, 0, 1)),
  'bytes in a value': item(8, 1, raw(116), 1, raw(9)),
  'a value of an unknown kind': item(8, 1, raw(3)),
  'a value that ends too early': craft(1, 1, 7, 0, raw(0x28), 1, 'stages', 'key', 1, raw(123, 0)),
  'text that is not UTF-8': item(4, 2, raw(0xff, 0xfe)),
  'deletions of length 1e9': craft(0, 1, 7, 1, 0, 1_000_000_000),
  'four billion deletions': craft(0, 1, 7, 0xffffffff),
  'bytes after the end': craft(0, 0, 0),
  'no end': craft(1, 1, 7),
};

describe('the byte check of updates', () => {
  it.each(Object.entries(attacks))('refuses %s', (_name, update) => {
    expect(check(update)).not.toBeNull();
  });

  it('refuses more structs than one message may have, and admits as many in a first step 2', () => {
    const many = written((doc) => {
      for (let n = 0; n < limits.structs + 1; n++) doc.getMap('stages').set(`k${n}`, n);
    });
    expect(check(many)).toBe('too many structs');
    expect(check(many, limits.firstStepTwoStructs)).toBeNull();
  });

  it('admits every map that the domain can hold, and every edit of one', () => {
    fc.assert(
      fc.property(arbitraryMap, fc.array(fc.tuple(fc.string(), fc.nat(5))), (given, edits) => {
        const doc = makeDocument(parseOwnJson(toOwnJsonText(given)).map!);
        const updates = [Y.encodeStateAsUpdate(doc)];
        doc.on('update', (update: Uint8Array) => updates.push(update));
        const notes = doc.getMap<Y.Map<unknown>>('notes');
        for (const [text, which] of edits) edit(notes, text, which);
        updates.push(Y.encodeStateAsUpdate(doc));
        expect(updates.map((update) => check(update)).filter((problem) => problem !== null)).toEqual([]);
      }),
    );
  });

  it('never throws and never admits what then fails to apply, whatever byte of a genuine update is changed', () => {
    const genuine = written((doc) => {
      const note = new Y.Map<unknown>();
      doc.getMap('notes').set('n1', note);
      note.set('text', new Y.Text('A customer waited'));
      note.set('position', { x: 1.5, y: -2 });
      (note.get('text') as Y.Text).delete(2, 8);
    });
    let admitted = 0;
    fc.assert(
      fc.property(fc.nat(genuine.length - 1), fc.nat(255), (position, value) => {
        const changed = Uint8Array.from(genuine);
        changed[position] = value;
        if (check(changed) !== null) return;
        admitted++;
        const doc = new Y.Doc();
        Y.applyUpdate(doc, changed);
        Y.encodeStateAsUpdate(doc);
      }),
      { numRuns: 5_000 },
    );
    expect(admitted).toBeGreaterThan(0);
  });
});

function edit(notes: Y.Map<Y.Map<unknown>>, text: string, which: number): void {
  const id = `n${which}`;
  if (text.length % 5 === 4) return notes.delete(id);
  const note = notes.get(id) ?? notes.set(id, new Y.Map());
  const words = note.get('text');
  if (words instanceof Y.Text) words.insert(words.length, text === '' ? 'x' : text);
  else note.set('text', new Y.Text(text));
  note.set('position', { x: which, y: text.length / 3 });
}
