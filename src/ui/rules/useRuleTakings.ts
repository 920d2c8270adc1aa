import { useMemo } from 'react';
import { useMap, useTallies } from '#actions/session.ts';
import { ruleTakings, type RuleTakings } from '#domain/failures/ruleTakings.ts';

/** What a dataset's rules take by the counts that are here; null where there are none yet. */
export function useRuleTakings(dataset: string): RuleTakings | null {
  const table = useTallies(({ tables }) => tables.tables.find((each) => each.dataset === dataset));
  const rules = useMap((map) => map.rules);
  const touchpoints = useMap((map) => map.touchpoints);
  const paths = useMap((map) => map.paths);
  const failureModes = useMap((map) => map.failureModes);
  return useMemo(
    () => (table === undefined ? null : ruleTakings(table, { rules, touchpoints, paths, failureModes })),
    [table, rules, touchpoints, paths, failureModes],
  );
}
