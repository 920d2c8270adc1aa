import type { StoreApi } from 'zustand/vanilla';
import type { Connection } from '#document/connection.ts';
import type { MapStore } from '#document/mapStore.ts';
import { createNumbersStore } from '#view/numbersStore.ts';
import { createTalliesStore } from '#view/talliesStore.ts';
import type { RowCounter } from '#view/rowCounter.ts';
import type { ViewState } from '#view/viewStore.ts';
import { loadTallies } from './loadTallies.ts';
import type { Session } from './session.ts';

/** Starts the stores that follow a map's failures; failed counts are asked for again when the line is back. */
export function followNumbers(wish: {
  readonly mapId: string;
  readonly mapStore: MapStore;
  readonly view: StoreApi<ViewState>;
  readonly connection: Connection;
  readonly rows: RowCounter;
}): Pick<Session, 'tallies' | 'numbers'> & { readonly stop: () => void } {
  const mapStore = wish.mapStore.store;
  const tallies = createTalliesStore(mapStore, () => loadTallies(wish.mapId, wish.rows));
  const numbers = createNumbersStore({
    mapStore,
    view: wish.view,
    tallies: tallies.store,
    rows: wish.rows,
    locale: navigator.language,
  });
  const stopRetrying = wish.connection.store.subscribe((now, before) => {
    if (now.link === 'online' && before.link !== 'online') tallies.retry();
  });
  const stop = () => {
    stopRetrying();
    numbers.stop();
    tallies.stop();
  };
  return { tallies: tallies.store, numbers: numbers.store, stop };
}
