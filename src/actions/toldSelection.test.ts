import { expect, it } from 'vitest';
import { addNote } from '#domain/edits/addNote.ts';
import { presenceSchema } from '#document/presenceSchema.ts';
import { emptyMap } from '#domain/map/journeyMap.ts';
import { applyPlan } from '#domain/edits/applyPlan.ts';
import { toldSelection } from './toldSelection.ts';

function mapOfNotes(count: number) {
  let map = emptyMap();
  for (let n = 0; n < count; n++) {
    map = applyPlan(map, addNote(map, { id: `n${n}`, at: { x: n * 300, y: 0 } }));
  }
  return map;
}

it('fifty things are told one by one, more as a place and a number that every door lets pass', () => {
  const map = mapOfNotes(51);
  const all = new Set(map.notes.keys());
  const person = { id: 'ann', name: 'Ann', hue: 1 };
  const few = toldSelection(map, new Set([...all].slice(0, 50)));
  expect([few.selection.length, few.crowd]).toEqual([50, null]);
  const many = toldSelection(map, all);
  expect(many.selection).toEqual([]);
  expect(many.crowd?.count).toBe(51);
  expect(many.crowd?.width).toBeGreaterThan(50 * 300);
  expect(presenceSchema.safeParse({ person, ...many }).success).toBe(true);
});
