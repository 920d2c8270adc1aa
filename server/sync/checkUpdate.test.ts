import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { arbitraryMap } from '#testing/arbitraries.ts';
import { parseOwnJson, toOwnJsonText } from '#domain/formats/ownJson.ts';
import { makeDocument } from '#document/makeDocument.ts';
import {
  abusedContents,
  badUpdates,
  unusedContents,
  unusedTypes,
} from '#server/testing/attacks/badUpdates.ts';
import { checkUpdate } from './checkUpdate.ts';
import { limits } from './limits.ts';

function check(update: Uint8Array, most: number = limits.structs): string | null {
  const checked = checkUpdate(update, most);
  return 'problem' in checked ? checked.problem : null;
}

function written(write: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  write(doc);
  return Y.encodeStateAsUpdate(doc);
}

const refused: [string, Uint8Array][] = Object.entries({
  ...badUpdates,
  ...unusedContents,
  ...unusedTypes,
  ...abusedContents,
});

describe('the byte check of updates', () => {
  it.each(refused)('refuses %s', (_name, update) => {
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
