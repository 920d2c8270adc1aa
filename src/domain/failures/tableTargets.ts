import { targetPasses } from './cellFilter.ts';
import type { FailureFilter } from './failureFilter.ts';
import type { FailureTable } from './failureTable.ts';
import { keyAssigner, type Assignment, type AssignmentMap } from './keyAssigner.ts';

/** Where each key of a table goes (null = unmatched), and whether the filter lets it pass (1). */
export interface TableTargets {
  readonly byKey: readonly (Assignment | null)[];
  readonly passes: Uint8Array;
}

/** Decides once a key what holds for all its rows. */
export function tableTargets(table: FailureTable, map: AssignmentMap, filter: FailureFilter): TableTargets {
  const { assign } = keyAssigner(map, table.dataset);
  const byKey = table.keys.map(assign);
  return { byKey, passes: Uint8Array.from(byKey, (target) => (targetPasses(filter, map, target) ? 1 : 0)) };
}
