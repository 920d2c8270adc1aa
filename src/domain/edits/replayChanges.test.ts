import { expect, test } from 'vitest';
import { compareMaps } from '#domain/compare/compareMaps.ts';
import { emptyMap, type JourneyMap } from '#domain/map/journeyMap.ts';
import { noteSchema } from '#domain/map/note.ts';
import { applyPlan } from './applyPlan.ts';
import type { Change } from './change.ts';
import { replayChanges } from './replayChanges.ts';

const note = (id: string, text: string) => noteSchema.parse({ id, text, position: { x: 0, y: 0 } });
const mapWith = (...notes: readonly ReturnType<typeof note>[]): JourneyMap => ({
  ...emptyMap(),
  notes: new Map(notes.map((each) => [each.id, each])),
});
const textsOf = (map: JourneyMap) => [...map.notes.values()].map(({ id, text }) => [id, text]);

const before = mapWith(note('kept', 'one'), note('changed', 'two'), note('gone', 'three'));
const after = mapWith(note('kept', 'one'), note('changed', 'two, typed'), note('new', 'four'));
const changes = compareMaps(before, after);
const whole: Change[] = [{ op: 'put', noun: 'notes', record: note('changed', 'two, typed') }];

test('on the map that it was made on, a plan does the same again', () => {
  const now = applyPlan(before, replayChanges(before, changes, whole));
  expect(compareMaps(now, after)).toEqual([]);
});

test('what a colleague deleted meanwhile comes back as it was typed, and what they removed too stays removed', () => {
  const now = mapWith(note('kept', 'one'));
  expect(textsOf(applyPlan(now, replayChanges(now, changes, whole)))).toEqual([
    ['kept', 'one'],
    ['changed', 'two, typed'],
    ['new', 'four'],
  ]);
});

test('done twice, it is done once', () => {
  const once = applyPlan(before, replayChanges(before, changes, whole));
  const twice = applyPlan(once, replayChanges(once, changes, whole));
  expect(compareMaps(once, twice)).toEqual([]);
});
