import '#testing/propertyRuns.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyPlan } from '#domain/edits/applyPlan.ts';
import { arbitraryMap } from '#testing/arbitraries.ts';
import { addStage } from '#domain/edits/addStage.ts';
import { addTouchpoint } from '#domain/edits/addTouchpoint.ts';
import type { Change } from '#domain/edits/change.ts';
import { removeThings } from '#domain/edits/removeThings.ts';
import { setFields } from '#domain/edits/setFields.ts';
import { emptyMap, nouns, type JourneyMap, type Noun } from '#domain/map/journeyMap.ts';
import { compareMaps } from './compareMaps.ts';
import { fieldGroup } from './fieldGroup.ts';
import { undoWrites, type Write } from './undoWrites.ts';

type Step = { readonly personId: string; readonly plan: (map: JourneyMap) => readonly Change[] };

/** Carries out steps one after another and notes who wrote what over what. */
function play(start: JourneyMap, steps: readonly Step[]): { map: JourneyMap; writes: Write[] } {
  let map = start;
  const writes: Write[] = [];
  for (const { personId, plan } of steps) {
    for (const change of plan(map)) {
      writes.push(...writesOf(map, change).map((write) => ({ ...write, personId })));
      map = applyPlan(map, [change]);
    }
  }
  return { map, writes };
}

function writesOf(map: JourneyMap, change: Change): Omit<Write, 'personId'>[] {
  if (change.op === 'setMeta') return fieldsOf('meta', 'meta', map.meta, change.fields);
  const id = change.op === 'put' ? change.record.id : change.id;
  const was = map[change.noun].get(id);
  if (change.op !== 'set') return [{ noun: change.noun, id, field: '', before: was ?? null }];
  return was ? fieldsOf(change.noun, id, was, change.fields) : [];
}

function fieldsOf(noun: Noun | 'meta', id: string, was: object, fields: object) {
  return Object.keys(fields).map((field) => ({
    noun,
    id,
    field,
    before: Reflect.get(was, field) as unknown,
  }));
}

/** Each step goes some way towards a random map: additions, changed fields and removals of every noun. */
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    personId: fc.constantFrom('ada', 'ben', 'cleo'),
    plan: fc.tuple(arbitraryMap, fc.nat(6), fc.nat(3)).map(([target, from, count]) => (map: JourneyMap) => {
      const mixed = Object.fromEntries(
        nouns.map((noun) => {
          const records = new Map<string, unknown>(map[noun]);
          const keys = [...records.keys()];
          for (const [index, record] of [...target[noun].values()].entries()) {
            const id = keys[index + from];
            if (id === undefined) records.set(record.id, record);
            else records.set(id, { ...record, id });
          }
          for (const id of keys.slice(0, count)) records.delete(id);
          return [noun, records];
        }),
      );
      const wanted = { meta: target.meta, ...mixed } as unknown as JourneyMap;
      return compareMaps(map, wanted).slice(from, from + 8);
    }),
  }),
  { minLength: 1, maxLength: 4 },
);

test('what others wrote last is the same before and after, and what they added is still there', () => {
  let othersFields = 0;
  fc.assert(
    fc.property(arbitraryMap, steps, (start, played) => {
      const { map, writes } = play(start, played);
      expect(undoWrites(map, writes, 'nobody')).toEqual({ changes: [], stays: [] });
      const after = applyPlan(map, undoWrites(map, writes, 'ada').changes);
      const last = new Map<string, Write>();
      for (const write of writes) {
        if (write.field === '') for (const key of last.keys()) if (isOf(key, write)) last.delete(key);
        last.set(`${write.noun}/${write.id}/${fieldGroup(write.noun, write.field)}`, write);
      }
      for (const write of last.values()) {
        if (write.personId === 'ada') continue;
        const [was, is] = [recordOf(map, write), recordOf(after, write)];
        if (write.field === '') expect(is === undefined).toBe(was === undefined);
        else if (was !== undefined) {
          othersFields += 1;
          expect(Reflect.get(is!, write.field)).toEqual(Reflect.get(was, write.field));
        }
      }
    }),
  );
  expect(othersFields).toBeGreaterThan(100);
});

function isOf(key: string, { noun, id }: Write): boolean {
  return key.startsWith(`${noun}/${id}/`);
}

function recordOf(map: JourneyMap, { noun, id }: Write): object | undefined {
  return noun === 'meta' ? map.meta : map[noun].get(id);
}

test('where only one person wrote, nothing of it is left', () => {
  fc.assert(
    fc.property(arbitraryMap, steps, (start, played) => {
      const { map, writes } = play(
        start,
        played.map((step) => ({ ...step, personId: 'ada' })),
      );
      const { changes, stays } = undoWrites(map, writes, 'ada');
      const left = compareMaps(start, applyPlan(map, changes)).filter(
        (change) =>
          change.op === 'setMeta' ||
          (change.noun !== 'datasets' &&
            !stays.some(({ id }) => id === (change.op === 'put' ? change.record.id : change.id))),
      );
      expect(left).toEqual([]);
      expect(stays.every(({ because }) => because === 'usedByOthers')).toBe(true);
    }),
  );
});

const by = (personId: string, plan: Step['plan']): Step => ({ personId, plan });

test('a stage that others put a touchpoint into stays, and is named; an untouched one goes', () => {
  const { map, writes } = play(emptyMap(), [
    by('ada', (now) => addStage(now, { id: 'used' })),
    by('ada', (now) => addStage(now, { id: 'alone' })),
    by('ben', (now) => addTouchpoint(now, { id: 'bens', stage: 'used' })),
  ]);
  const { changes, stays } = undoWrites(map, writes, 'ada');
  expect(stays).toEqual([{ noun: 'stages', id: 'used', because: 'usedByOthers' }]);
  expect([...applyPlan(map, changes).stages.keys()]).toEqual(['used']);
});

test('what they removed comes back as it was, unless somebody brought it back already', () => {
  const start = [emptyMap()].map((map) => applyPlan(map, addStage(map, { id: 's' })))[0]!;
  const { map, writes } = play(start, [
    by('ben', (now) => setFields(now, 'stages', 's', { name: 'I buy' })),
    by('ada', (now) => setFields(now, 'stages', 's', { name: 'Rubbish' })),
    by('ada', (now) => removeThings(now, ['s'])),
  ]);
  const after = applyPlan(map, undoWrites(map, writes, 'ada').changes);
  expect(after.stages.get('s')).toEqual({ ...start.stages.get('s'), name: 'I buy' });
  const again = play(map, [by('ben', () => [{ op: 'put', noun: 'stages', record: start.stages.get('s')! }])]);
  expect(undoWrites(again.map, [...writes, ...again.writes], 'ada')).toEqual({
    changes: [],
    stays: [{ noun: 'stages', id: 's', because: 'changedByOthers' }],
  });
});

test('what was too large to keep stays and is named, unless an earlier write of theirs went over it too', () => {
  const start = [emptyMap()].map((map) => applyPlan(map, addStage(map, { id: 's', name: 'I buy' })))[0]!;
  const { map, writes } = play(start, [
    by('ada', (now) => setFields(now, 'stages', 's', { name: 'Large' })),
    by('ada', (now) => setFields(now, 'stages', 's', { name: 'Rubbish' })),
    by('ada', (now) => removeThings(now, ['s'])),
  ]);
  const lost = writes.map((write, index) =>
    index === 0 ? write : { ...write, before: undefined, isLost: true },
  );
  const stays = [{ noun: 'stages', id: 's', because: 'tooLarge' }];
  expect(undoWrites(map, lost, 'ada')).toEqual({ changes: [], stays });
  expect(undoWrites(map, lost.slice(2), 'ada')).toEqual({ changes: [], stays });
  const renamed = applyPlan(start, setFields(start, 'stages', 's', { name: 'Rubbish' }));
  const known = undoWrites(renamed, lost.slice(0, 2), 'ada');
  expect(known.stays).toEqual([]);
  expect(applyPlan(renamed, known.changes)).toEqual(start);
  expect(undoWrites(renamed, lost.slice(1, 2), 'ada')).toEqual({ changes: [], stays });
  const putAnew = { noun: 'stages', id: 's', field: '', before: null, personId: 'ada' } as const;
  expect(undoWrites(map, [putAnew, ...lost], 'ada').stays).toEqual([]);
});
