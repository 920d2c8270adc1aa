import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MapState } from '#document/mapStore.ts';
import { noTables, type FailureTables } from '#domain/failures/failureTable.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';

export type TalliesState = {
  readonly tables: FailureTables;
  /** `failed` keeps the counts from before: old numbers with a sign are better than none. */
  readonly status: 'loading' | 'ready' | 'failed';
};

/** Whether counts are here; else nothing can be said of failures, not even that there are none. */
export function areKnown({ tables, status }: TalliesState): boolean {
  return tables !== noTables || status === 'ready';
}

export type TalliesStore = {
  readonly store: StoreApi<TalliesState>;
  /** Asks again where the last answer failed, e.g. when the line is back. */
  readonly retry: () => void;
  readonly stop: () => void;
};

/**
 * The counts behind all numbers, fetched again whenever the revision of a dataset changes: so heat follows an import
 * for everybody. `load` answers null where the server gave none. A slow old answer never replaces a newer one.
 */
export function createTalliesStore(
  mapStore: StoreApi<MapState>,
  load: () => Promise<FailureTables | null>,
): TalliesStore {
  const store = createStore<TalliesState>(() => ({ tables: noTables, status: 'ready' }));
  let wanted = '';
  const ask = (revisions: string) => {
    wanted = revisions;
    if (revisions === '') return store.setState({ tables: noTables, status: 'ready' });
    store.setState({ status: 'loading' });
    void load().then((tables) => {
      if (wanted !== revisions) return;
      store.setState(tables === null ? { status: 'failed' } : { tables, status: 'ready' });
    });
  };
  const look = ({ map }: MapState) => {
    const revisions = revisionsOf(map);
    if (revisions !== wanted) ask(revisions);
  };
  look(mapStore.getState());
  const unsubscribe = mapStore.subscribe((now, before) => {
    if (now.map.datasets !== before.map.datasets) look(now);
  });
  const stop = () => {
    wanted = 'stopped';
    unsubscribe();
  };
  return { store, retry: () => (store.getState().status === 'failed' ? ask(wanted) : undefined), stop };
}

function revisionsOf({ datasets }: JourneyMap): string {
  return [...datasets.values()]
    .map(({ id, revision }) => `${id}@${revision}`)
    .toSorted()
    .join(' ');
}
