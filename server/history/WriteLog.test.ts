import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { newDoc } from '#document/newDoc.ts';
import { readMap } from '#document/readMap.ts';
import { undoWrites, type Write } from '#domain/compare/undoWrites.ts';
import { applyPlan } from '#domain/edits/applyPlan.ts';
import { noteSchema } from '#domain/map/note.ts';
import type { WriteRun } from './HistoryCalls.ts';
import { WriteLog } from './WriteLog.ts';

/** A document that people edit, and the log of it. */
function begin(runMs = 30_000) {
  const doc = newDoc();
  const log = new WriteLog((person) => ({ personId: String(person), name: String(person) }), runMs);
  log.follow('m', doc);
  const as = (person: string, edit: () => void) => doc.transact(edit, person);
  const notes = doc.getMap<Y.Map<unknown>>('notes');
  const { id: _id, text: _text, ...fields } = noteSchema.parse({ id: 'n', position: { x: 0, y: 0 } });
  return {
    put: (person: string, text: string, id = 'n') =>
      as(person, () => {
        notes.set(id, new Y.Map<unknown>([...Object.entries(fields), ['text', new Y.Text(text)]]));
      }),
    remove: (person: string) => as(person, () => notes.delete('n')),
    move: (person: string, x: number) => as(person, () => notes.get('n')?.set('position', { x, y: 0 })),
    taken: () => {
      log.committed('m');
      return log.take();
    },
    map: () => readMap(doc).map,
    /** The note's text and place once a person's writes are taken back. */
    without: (runs: readonly WriteRun[], person: string) => {
      const { map } = readMap(doc);
      const { changes, stays } = undoWrites(map, runs.map(toWrite), person);
      const note = applyPlan(map, changes).notes.get('n');
      return { note: note === undefined ? null : `${note.text} ${note.position.x}`, stays: stays.length };
    },
  };
}

function toWrite({ noun, thing, field, before, author, isLost }: WriteRun): Write {
  const was: unknown = before === null ? undefined : JSON.parse(before);
  return { noun: noun as 'notes', id: thing, field, before: was, personId: author.personId, isLost };
}

it('takes what one person puts and removes anew and anew for one write, over what stood there first', () => {
  const { put, remove, taken, without } = begin();
  put('anna', 'hers');
  taken();
  for (let n = 0; n < 100; n++) put('ben', `rubbish ${n}`);
  const runs = [...taken()];
  remove('ben');
  put('ben', 'rubbish again');
  remove('ben');
  const more = taken();
  expect([runs.length, more.length, more[0]?.seq]).toEqual([1, 1, runs[0]?.seq]);
  expect(without(runs, 'ben')).toEqual({ note: 'hers 0', stays: 0 });
});

it('takes back to nothing what one person added, removed and added again', () => {
  const { put, remove, taken, without } = begin();
  put('ben', 'one');
  remove('ben');
  put('ben', 'two');
  const runs = taken();
  expect(runs.map(({ before }) => before)).toEqual(['null']);
  expect(without(runs, 'ben')).toEqual({ note: null, stays: 0 });
});

it('ends a run where somebody else writes to the thing, whole or a field, or the time is over', () => {
  const whole = begin();
  whole.put('ben', 'one');
  whole.remove('anna');
  whole.put('ben', 'two');
  const runs = whole.taken();
  expect(runs.map(({ author }) => author.personId)).toEqual(['ben', 'anna', 'ben']);
  expect(whole.without(runs, 'ben')).toEqual({ note: null, stays: 1 });
  expect(whole.without(runs, 'anna')).toEqual({ note: 'two 0', stays: 1 });

  const field = begin();
  field.put('ben', 'one');
  field.move('anna', 5);
  field.put('ben', 'two');
  const fields = field.taken();
  expect(fields.map((run) => run.field)).toEqual(['', 'position', '']);
  expect(field.without(fields, 'ben')).toEqual({ note: 'one 5', stays: 1 });

  const late = begin(0);
  late.put('ben', 'one');
  late.put('ben', 'two');
  expect(late.taken()).toHaveLength(2);
});

it('keeps a field’s write after a whole one apart, and begins anew with the next whole one', () => {
  const { put, move, taken, without } = begin();
  put('anna', 'hers');
  taken();
  put('ben', 'one');
  move('ben', 5);
  move('ben', 6);
  put('ben', 'two');
  put('ben', 'three');
  const runs = [...taken()];
  expect(runs.map(({ field }) => field)).toEqual(['', 'position', '']);
  expect(without(runs, 'ben')).toEqual({ note: 'hers 0', stays: 0 });
  move('anna', 9);
  expect(without([...runs, ...taken()], 'ben')).toEqual({ note: 'three 9', stays: 1 });
});

it('keeps who and when of what went over something too large, but not what it was', () => {
  const { put, taken, without } = begin();
  put('anna', 'x'.repeat(70_000));
  taken();
  put('ben', 'rubbish');
  const runs = taken();
  expect(runs).toMatchObject([{ author: { personId: 'ben' }, before: null, isLost: true }]);
  expect(without(runs, 'ben')).toEqual({ note: 'rubbish 0', stays: 1 });
});
