import type { Change } from '#domain/edits/change.ts';
import { nouns, type JourneyMap, type Noun } from '#domain/map/journeyMap.ts';
import { isSameValue } from './isSameValue.ts';

/**
 * The smallest plan that turns `before` into `after`: puts what is new, sets the fields that differ, removes what is
 * gone; empty when they say the same. `meta.schemaVersion` is left alone: it says how the document is written, and
 * only migrations move it.
 */
export function compareMaps(before: JourneyMap, after: JourneyMap): readonly Change[] {
  const { schemaVersion: _written, ...fields } = changedFields(before.meta, after.meta);
  const meta: Change[] = Object.keys(fields).length === 0 ? [] : [{ op: 'setMeta', fields }];
  const kept = nouns.flatMap((noun) => putsAndSets(noun, before[noun], after[noun]));
  const gone = nouns.flatMap((noun) => removals(noun, before[noun], after[noun]));
  return [...meta, ...kept, ...gone];
}

type Records = ReadonlyMap<string, { readonly id: string }>;

function putsAndSets(noun: Noun, before: Records, after: Records): Change[] {
  if (before === after) return [];
  const changes: Change[] = [];
  for (const [id, record] of after) {
    const was = before.get(id);
    if (was === undefined) changes.push({ op: 'put', noun, record } as Change);
    else if (was !== record) {
      const fields = changedFields(was, record);
      if (Object.keys(fields).length > 0) changes.push({ op: 'set', noun, id, fields } as Change);
    }
  }
  return changes;
}

function removals(noun: Noun, before: Records, after: Records): Change[] {
  if (before === after) return [];
  return [...before.keys()].filter((id) => !after.has(id)).map((id) => ({ op: 'remove', noun, id }));
}

function changedFields<R extends object>(before: R, after: R): Partial<R> {
  const was = before as Record<string, unknown>;
  const entries = Object.entries(after).filter(([field, value]) => !isSameValue(was[field], value));
  return Object.fromEntries(entries) as Partial<R>;
}
