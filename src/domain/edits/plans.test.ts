import '#testing/propertyRuns.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryMap } from '#testing/arbitraries.ts';
import { applyPlan } from './applyPlan.ts';
import { undoStep } from '#domain/compare/undoStep.ts';
import { departmentSchema } from '#domain/map/department.ts';
import type { Point } from '#domain/map/geometry.ts';
import { emptyMap, nouns, nounSchemas, type JourneyMap } from '#domain/map/journeyMap.ts';
import { ownerState } from '#domain/map/owner.ts';
import { repair } from '#domain/map/repair.ts';
import { nounOf, rectOf, touchpointsIn } from '#domain/map/structure.ts';
import { addDepartment } from './addDepartment.ts';
import { addStage } from './addStage.ts';
import { addTouchpoint } from './addTouchpoint.ts';
import { assignGroup, unassignGroup } from './assignGroup.ts';
import type { Change } from './change.ts';
import { copyThings, pasteThings } from './copyThings.ts';
import { linkTouchpoints, relinkPath } from './linkTouchpoints.ts';
import { moveThings, stageAt } from './moveThings.ts';
import { removeThings, wordsOf } from './removeThings.ts';
import { resizeThing } from './resizeThing.ts';
import { contestOwner, setHelpers, setOwner } from './setOwner.ts';

/** A map of two stages with two touchpoints each, joined in a row. */
function smallMap(): JourneyMap {
  const steps: ((map: JourneyMap) => Change[])[] = [
    (map) => addStage(map, { id: 'buy' }),
    (map) => addStage(map, { id: 'use' }),
    (map) => addTouchpoint(map, { id: 'a', stage: 'buy' }),
    (map) => addTouchpoint(map, { id: 'b', stage: 'buy', after: { touchpoint: 'a', pathId: 'ab' } }),
    (map) => addTouchpoint(map, { id: 'c', stage: 'use', after: { touchpoint: 'b', pathId: 'bc' } }),
  ];
  return steps.reduce((map, step) => applyPlan(map, step(map)), emptyMap());
}

test('stages are placed side by side, touchpoints below one another, and nothing overlaps', () => {
  const map = smallMap();
  expect(map.stages.get('use')!.position.x).toBeGreaterThanOrEqual(map.stages.get('buy')!.size.width);
  const [a, b] = [rectOf(map, 'a')!, rectOf(map, 'b')!];
  expect(b.y).toBeGreaterThanOrEqual(a.y + a.height);
});

test('a stage grows around a touchpoint that would stick out, and never shrinks', () => {
  let map = smallMap();
  for (let index = 0; index < 9; index += 1)
    map = applyPlan(map, addTouchpoint(map, { id: `t${index}`, stage: 'buy' }));
  const stage = rectOf(map, 'buy')!;
  for (const { id } of touchpointsIn(map, 'buy')) {
    const box = rectOf(map, id)!;
    expect(box.y + box.height).toBeLessThanOrEqual(stage.y + stage.height);
  }
});

test('moving a stage carries its touchpoints; moving a touchpoint into another stage re-homes it where it was put', () => {
  const map = smallMap();
  const before = rectOf(map, 'a')!;
  const moved = applyPlan(map, moveThings(map, ['buy', 'a'], { x: 0, y: 50 }));
  expect(rectOf(moved, 'a')).toEqual({ ...before, y: before.y + 50 });
  const across = applyPlan(map, moveThings(map, ['a'], { x: 352, y: 0 }));
  expect(across.touchpoints.get('a')!.stage).toBe('use');
  expect(rectOf(across, 'a')).toEqual({ ...before, x: before.x + 352 });
  const out = applyPlan(map, moveThings(map, ['a'], { x: 0, y: -5_000 }));
  expect(out.touchpoints.get('a')!.stage).toBeNull();
});

test('several touchpoints moved at once into a stage keep the order in which they stand, and all fit in it', () => {
  const map = smallMap();
  const below = { x: 392, y: 310 };
  const moved = applyPlan(map, moveThings(map, ['b', 'a'], below));
  expect(touchpointsIn(repair(moved), 'use').map(({ id }) => id)).toEqual(['c', 'a', 'b']);
  const keys = [...moved.touchpoints.values()].map(({ order }) => order);
  expect(new Set(keys).size).toBe(3);
  const [stage, lowest] = [rectOf(moved, 'use')!, rectOf(moved, 'b')!];
  expect(lowest.y + lowest.height).toBeLessThanOrEqual(stage.y + stage.height);
});

test('resizing a stage from its left edge leaves its touchpoints where they are in the world', () => {
  const map = smallMap();
  const before = rectOf(map, 'a');
  const wider = applyPlan(map, resizeThing(map, 'buy', { x: -100, y: -40, width: 404, height: 680 }));
  expect(rectOf(wider, 'a')).toEqual(before);
});

test('deleting takes along what hangs on a thing, says what, and restoring brings the same map back', () => {
  fc.assert(
    fc.property(arbitraryMap, fc.nat(), (raw, choice) => {
      const map = repair(raw);
      const ids = [...map.stages.keys(), ...map.touchpoints.keys(), ...map.paths.keys(), ...map.notes.keys()];
      const plan = removeThings(map, ids.slice(0, 1 + (choice % 3)));
      const after = applyPlan(map, plan);
      expect(repair(after).paths.size).toBe(after.paths.size);
      expect(wordsOf(plan) === '').toBe(plan.length === 0);
      const back = repair(applyPlan(after, undoStep(map, after, after).changes));
      for (const noun of nouns) expect(new Set(back[noun].keys())).toEqual(new Set(map[noun].keys()));
    }),
  );
});

test('a copy has its own ids, keeps its shape, and its records fit their schemas', () => {
  fc.assert(
    fc.property(arbitraryMap, (raw) => {
      const map = repair(raw);
      let next = 0;
      const clip = copyThings(map, [...map.stages.keys(), ...map.touchpoints.keys(), ...map.notes.keys()]);
      const { changes, ids } = pasteThings(map, clip, {
        by: { x: 10, y: 10 },
        newId: () => `copy${(next += 1)}`,
        stageOf: (point) => stageAt(map, point),
      });
      for (const id of ids) expect(nounOf(map, id)).toBeNull();
      for (const change of changes) {
        if (change.op !== 'put') continue;
        const { position } = change.record as { position?: { x: number; y: number } };
        const isInRange = !position || (Math.abs(position.x) <= 1e6 && Math.abs(position.y) <= 1e6);
        if (isInRange) expect(nounSchemas[change.noun].safeParse(change.record).success).toBe(true);
        expect(change.noun).not.toBe('rules');
      }
    }),
  );
});

test('stages and touchpoints that are pasted together keep their order, and the stage there grows to hold them', () => {
  const map = smallMap();
  let next = 9;
  // Ids that sort the other way round: equal keys would show.
  const wish = { newId: () => `p${(next -= 1)}`, stageOf: (point: Point) => stageAt(map, point) };
  const stages = pasteThings(map, copyThings(map, ['buy', 'use']), { ...wish, by: { x: 5_000, y: 0 } });
  const twice = repair(applyPlan(map, stages.changes));
  expect([...twice.stages.values()].map(({ position }) => position.x)).toEqual([0, 352, 5_000, 5_352]);
  const below = { x: 392, y: 310 };
  const cards = pasteThings(map, copyThings(map, ['a', 'b']), { ...wish, by: below });
  const filled = repair(applyPlan(map, cards.changes));
  const column = touchpointsIn(filled, 'use').map(({ position }) => position.y);
  expect(column).toEqual(column.toSorted((a, b) => a - b));
  expect(column).toHaveLength(3);
  const stage = filled.stages.get('use')!;
  expect(column[2]! + 96).toBeLessThanOrEqual(stage.size.height);
});

test('a path is refused to itself, twice, and to nothing', () => {
  const map = smallMap();
  expect(linkTouchpoints(map, { id: 'x', from: 'a', to: 'a' })).toEqual([]);
  expect(linkTouchpoints(map, { id: 'x', from: 'a', to: 'b' })).toEqual([]);
  expect(linkTouchpoints(map, { id: 'x', from: 'a', to: 'buy' })).toEqual([]);
  expect(relinkPath(map, { id: 'ab', from: 'a', to: 'c' })).toEqual([
    { op: 'set', noun: 'paths', id: 'ab', fields: { to: 'c' } },
  ]);
});

test('the four states of an owner follow from who claims and whether that is disputed', () => {
  let map = smallMap();
  for (const id of ['sales', 'care']) map = applyPlan(map, addDepartment(map, { id, name: id }));
  const thing = { noun: 'touchpoints', id: 'a' } as const;
  const state = () => ownerState(map.touchpoints.get('a')!);
  expect(state()).toBe('unowned');
  map = applyPlan(map, setOwner(map, thing, 'sales'));
  expect(state()).toBe('owned');
  map = applyPlan(map, setHelpers(map, thing, ['care', 'care', 'sales']));
  expect(map.touchpoints.get('a')!.alsoClaimed).toEqual(['care']);
  expect(state()).toBe('shared');
  map = applyPlan(map, contestOwner(map, thing, 'care'));
  expect(state()).toBe('contested');
  map = applyPlan(map, setOwner(map, thing, 'care'));
  expect(state()).toBe('owned');
});

test('each new department gets a colour of its own while there are free ones', () => {
  let map = emptyMap();
  for (let index = 0; index < 12; index += 1)
    map = applyPlan(map, addDepartment(map, { id: `d${index}`, name: 'D' }));
  expect(new Set([...map.departments.values()].map((department) => department.hue)).size).toBe(12);
  for (const department of map.departments.values())
    expect(departmentSchema.parse(department)).toEqual(department);
});

test('a value has one rule: dropping its group elsewhere changes the rule', () => {
  let map = smallMap();
  const wish = { dataset: 'd', value: 'Late' };
  map = applyPlan(map, assignGroup(map, { id: 'r1', ...wish, place: 'a' }));
  map = applyPlan(map, assignGroup(map, { id: 'r2', ...wish, place: 'b' }));
  expect([...map.rules.values()]).toMatchObject([{ id: 'r1', place: 'b' }]);
  expect(applyPlan(map, unassignGroup(map, 'd', 'Late')).rules.size).toBe(0);
});
