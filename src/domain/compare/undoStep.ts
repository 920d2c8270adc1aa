import type { Change } from '#domain/edits/change.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { compareMaps } from './compareMaps.ts';
import { undoWrites, type Undoing, type Write } from './undoWrites.ts';

/** Takes back one step, from `before` to `after`, on the map as it is `now`: what was changed since stays, and is named. */
export function undoStep(before: JourneyMap, after: JourneyMap, now: JourneyMap): Undoing {
  return undoWrites(now, [...writesOf(before, after, 'step'), ...writesOf(after, now, 'since')], 'step');
}

function writesOf(before: JourneyMap, after: JourneyMap, personId: string): Write[] {
  return compareMaps(before, after).flatMap((change) => writesIn(before, change, personId));
}

function writesIn(before: JourneyMap, change: Change, personId: string): Write[] {
  if (change.op === 'setMeta') return fieldsIn('meta', 'meta', before.meta, change.fields, personId);
  const { noun } = change;
  const id = change.op === 'put' ? change.record.id : change.id;
  const was = before[noun].get(id);
  if (change.op !== 'set') return [{ noun, id, field: '', before: was ?? null, personId }];
  return fieldsIn(noun, id, was ?? {}, change.fields, personId);
}

function fieldsIn(noun: Write['noun'], id: string, was: object, fields: object, personId: string): Write[] {
  return Object.keys(fields).map((field) => ({
    noun,
    id,
    field,
    before: Reflect.get(was, field) as unknown,
    personId,
  }));
}
