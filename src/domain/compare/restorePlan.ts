import type { Change } from '#domain/edits/change.ts';
import { removeThings } from '#domain/edits/removeThings.ts';
import type { JourneyMap, Noun } from '#domain/map/journeyMap.ts';
import { pathsAt, touchpointsIn, worldPosition } from '#domain/map/structure.ts';
import { compareMaps } from './compareMaps.ts';

export type Thing = { readonly noun: Noun; readonly id: string };

/**
 * The plan from `now` to `then`, for a whole map (`things` null) or for some things. A thing that comes back brings
 * what hung on it and the departments that it names; one that was not there then goes, with what hangs on it. Datasets
 * stay as they are: they say what rows are stored, which no restore changes; a rule of a dataset that is gone stays
 * gone. Of the whole map those records go as well that do not fit their schema and were written since (`setAside`); one
 * that lay there then already stays.
 */
export function restorePlan(
  now: JourneyMap,
  then: JourneyMap,
  things: readonly Thing[] | null,
  setAside: readonly Thing[] = [],
): readonly Change[] {
  const whole = compareMaps(now, then).filter((change) => mayCome(now, change));
  if (things === null) return [...whole, ...removalsOf(then, setAside)];
  const wanted = new Set(things.map(keyOf));
  for (const thing of things) addHanging(now, then, thing, wanted);
  for (const thing of things) for (const key of goesWith(now, then, thing)) wanted.add(key);
  const plan = whole.filter((change) => change.op !== 'setMeta' && wanted.has(keyOfChange(change)));
  return plan.map((change) => homed(now, then, plan, change));
}

function removalsOf(then: JourneyMap, setAside: readonly Thing[]): Change[] {
  return setAside
    .filter(({ noun, id }) => !then[noun].has(id))
    .map(({ noun, id }) => ({ op: 'remove', noun, id }));
}

const keyOf = ({ noun, id }: Thing) => `${noun}/${id}`;

function keyOfChange(change: Exclude<Change, { op: 'setMeta' }>): string {
  return keyOf({ noun: change.noun, id: change.op === 'put' ? change.record.id : change.id });
}

function mayCome(now: JourneyMap, change: Change): boolean {
  if (change.op === 'setMeta') return true;
  if (change.noun === 'datasets') return false;
  return !(change.op === 'put' && change.noun === 'rules' && !now.datasets.has(change.record.dataset));
}

/** What hung on a thing that comes back, as far as it is gone too. */
function addHanging(now: JourneyMap, then: JourneyMap, thing: Thing, wanted: Set<string>): void {
  const record = then[thing.noun].get(thing.id);
  if (record === undefined) return;
  for (const department of departmentsOf(record)) {
    if (!now.departments.has(department)) wanted.add(keyOf({ noun: 'departments', id: department }));
  }
  if (now[thing.noun].has(thing.id)) return;
  for (const hanging of hangingOn(then, thing)) {
    if (now[hanging.noun].has(hanging.id) || wanted.has(keyOf(hanging))) continue;
    if (hanging.noun === 'paths' && !hasEnds(now, then, hanging.id, wanted)) continue;
    wanted.add(keyOf(hanging));
    addHanging(now, then, hanging, wanted);
  }
}

function hangingOn(map: JourneyMap, { noun, id }: Thing): Thing[] {
  const inside = noun === 'stages' ? touchpointsIn(map, id).map((one) => one.id) : [];
  const paths = noun === 'touchpoints' ? pathsAt(map, id).map((one) => one.id) : [];
  const rules = [...map.rules.values()].filter((rule) => rule.place === id).map((rule) => rule.id);
  return [
    ...inside.map((each) => ({ noun: 'touchpoints', id: each }) as const),
    ...paths.map((each) => ({ noun: 'paths', id: each }) as const),
    ...rules.map((each) => ({ noun: 'rules', id: each }) as const),
  ];
}

/** Both touchpoints are there, or come back too. */
function hasEnds(now: JourneyMap, then: JourneyMap, path: string, wanted: ReadonlySet<string>): boolean {
  const record = then.paths.get(path);
  if (record === undefined) return false;
  return [record.from, record.to].every(
    (end) => now.touchpoints.has(end) || wanted.has(keyOf({ noun: 'touchpoints', id: end })),
  );
}

function departmentsOf(record: object): string[] {
  const { accountable, alsoClaimed } = record as { accountable?: string | null; alsoClaimed?: string[] };
  return [...(accountable ? [accountable] : []), ...(alsoClaimed ?? [])];
}

/** What goes with a thing that was not there then and hangs on it now. */
function goesWith(now: JourneyMap, then: JourneyMap, { noun, id }: Thing): string[] {
  if (then[noun].has(id)) return [];
  return removeThings(now, [id]).flatMap((change) => (change.op === 'setMeta' ? [] : [keyOfChange(change)]));
}

/** A touchpoint whose stage is not there any more stands free, where it stood. */
function homed(now: JourneyMap, then: JourneyMap, plan: readonly Change[], change: Change): Change {
  if (change.op === 'setMeta' || change.op === 'remove' || change.noun !== 'touchpoints') return change;
  const { stage } = change.op === 'put' ? change.record : change.fields;
  const isThere = (id: string) =>
    now.stages.has(id) ||
    plan.some((one) => one.op === 'put' && one.noun === 'stages' && one.record.id === id);
  const was = then.touchpoints.get(change.op === 'put' ? change.record.id : change.id);
  if (was === undefined || typeof stage !== 'string' || isThere(stage)) return change;
  const free = { stage: null, position: worldPosition(then, was) };
  return change.op === 'put'
    ? { ...change, record: { ...change.record, ...free } }
    : { ...change, fields: { ...change.fields, ...free } };
}
