import type { JourneyMap } from '#domain/map/journeyMap.ts';
import type { Change } from './change.ts';
import { setReduction } from './setReduction.ts';

/** Deletes a failure mode with what names it, so that one undo restores all: fixes' reductions and rules' modes. */
export function removeFailureMode(map: JourneyMap, id: string): Change[] {
  if (!map.failureModes.has(id)) return [];
  const fixes = [...map.fixes.keys()].flatMap((fix) => setReduction(map, { fix, mode: id, share: null }));
  const rules = [...map.rules.values()]
    .filter((rule) => rule.failureMode === id)
    .map((rule): Change => ({ op: 'set', noun: 'rules', id: rule.id, fields: { failureMode: null } }));
  return [...fixes, ...rules, { op: 'remove', noun: 'failureModes', id }];
}
