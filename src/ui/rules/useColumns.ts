import { useEffect, useMemo, useState } from 'react';
import { useSeat, useSession, useTallies } from '#actions/session.ts';
import { loadColumns } from '../data/ruleApi.ts';

/** A column that rules can look at ('' = the grouping column), with values to choose from, the frequent ones first. */
export type Column = { readonly heading: string; readonly values: readonly string[] };

/** A dataset's columns: the groups from the counts that are here, the others as the server knows them. */
export function useColumns(dataset: string): readonly Column[] {
  const { mapId } = useSession();
  const { maySeeVerbatims } = useSeat();
  const table = useTallies(({ tables }) => tables.tables.find((each) => each.dataset === dataset));
  const [others, setOthers] = useState<readonly Column[]>([]);
  useEffect(() => {
    // The server tells the others to those only who may see rows.
    if (!maySeeVerbatims) return;
    const stop = new AbortController();
    void loadColumns(mapId, dataset, stop.signal).then((answer) => {
      if (!stop.signal.aborted && answer.ok) setOthers(answer.value.columns);
    });
    return () => stop.abort();
  }, [mapId, dataset, maySeeVerbatims]);
  return useMemo(() => {
    const groups = new Set((table?.keys ?? []).map(({ group }) => group));
    return [{ heading: '', values: [...groups].toSorted() }, ...others];
  }, [table, others]);
}
