import type { Change } from '#domain/edits/change.ts';
import type { JourneyMap, Noun } from '#domain/map/journeyMap.ts';
import { isHandOff } from '#domain/map/path.ts';
import { singular } from '#domain/map/structure.ts';
import { compareMaps } from './compareMaps.ts';
import { fieldLabel } from './fieldLabel.ts';
import { fieldWords } from './fieldWords.ts';
import { recordName } from './recordName.ts';

/** One field that differs: `field` as in the record, the rest as people read it; long texts are there in full. */
export type FieldChange = {
  readonly field: string;
  readonly label: string;
  readonly from: string;
  readonly to: string;
};

/** What became of one thing. The map's own fields stand under the noun `meta` with the id `meta`. */
export type ThingChange = {
  readonly kind: 'added' | 'changed' | 'removed';
  readonly noun: Noun | 'meta';
  readonly id: string;
  /** "touchpoint", "hand-off", "map". */
  readonly what: string;
  /** Its name now, or the last that it had. */
  readonly name: string;
  /** What differs, for `changed`; what it holds or held, for the others: nothing that was written is left unsaid. */
  readonly fields: readonly FieldChange[];
};

/** What happened between two maps, thing by thing in the order of the map, in the words of the product. */
export function describeChanges(before: JourneyMap, after: JourneyMap): readonly ThingChange[] {
  return compareMaps(before, after).map((change) => describe(before, after, change));
}

function describe(before: JourneyMap, after: JourneyMap, change: Change): ThingChange {
  const words = (field: string, from: unknown, to: unknown): FieldChange => ({
    field,
    label: fieldLabel(field),
    from: fieldWords(before, field, from),
    to: fieldWords(after, field, to),
  });
  const between = (was: object | undefined, fields: object) =>
    Object.entries(fields).map(([field, to]) =>
      words(field, was === undefined ? undefined : Reflect.get(was, field), to),
    );
  switch (change.op) {
    case 'setMeta':
      return {
        kind: 'changed',
        noun: 'meta',
        id: 'meta',
        what: 'map',
        name: after.meta.title || 'Unnamed map',
        fields: between(before.meta, change.fields),
      };
    case 'set':
      return {
        kind: 'changed',
        ...about(after, change.noun, change.id),
        fields: between(before[change.noun].get(change.id), change.fields),
      };
    case 'put':
      return {
        kind: 'added',
        ...about(after, change.noun, change.record.id),
        fields: saidBy(change.record).map(([field, value]) => words(field, undefined, value)),
      };
    case 'remove':
      return {
        kind: 'removed',
        ...about(before, change.noun, change.id),
        fields: saidBy(before[change.noun].get(change.id)).map(([field, value]) =>
          words(field, value, undefined),
        ),
      };
  }
}

function about(map: JourneyMap, noun: Noun, id: string) {
  return { noun, id, what: whatOf(map, noun, id), name: recordName(map, noun, id) ?? id };
}

function whatOf(map: JourneyMap, noun: Noun, id: string): string {
  const path = noun === 'paths' ? map.paths.get(id) : undefined;
  const from = path && map.touchpoints.get(path.from);
  const to = path && map.touchpoints.get(path.to);
  return from && to && isHandOff(from, to) ? 'hand-off' : singular[noun];
}

/** Fields that somebody wrote or chose: neither the id nor what a thing has from lying where it lies. */
const silent = new Set(['id', 'position', 'size', 'order', 'hue', 'locked', 'name']);

function saidBy(record: object | undefined): [string, unknown][] {
  return Object.entries(record ?? {}).filter(([field, value]) => !silent.has(field) && !isNothing(value));
}

function isNothing(value: unknown): boolean {
  if (value === null || value === '' || value === false) return true;
  return typeof value === 'object' && Object.values(value).flat().length === 0;
}
