import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MapState } from '#document/mapStore.ts';
import { assignFailures, type AssignedFailures } from '#domain/failures/assignFailures.ts';
import { everyFailure } from '#domain/failures/failureFilter.ts';
import { keepReadings } from '#domain/lenses/keepReadings.ts';
import type { LensResult } from '#domain/lenses/lens.ts';
import { lenses } from '#domain/lenses/lenses.ts';
import { readsTheSame } from '#domain/lenses/readsTheSame.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { failureFilterOf } from './failureFilterOf.ts';
import type { TalliesState } from './talliesStore.ts';
import type { Filter, LensId, ViewState } from './viewStore.ts';

export type NumbersState = {
  /** Every failure, without anybody's filter: what money and classes rest on. */
  readonly whole: AssignedFailures;
  /** The failures within this person's filter. */
  readonly shown: AssignedFailures;
  /** What the chosen lens says; null without a lens. Unchanged readings keep their identity. */
  readonly result: LensResult | null;
};

type Sources = {
  readonly mapStore: StoreApi<MapState>;
  readonly view: StoreApi<ViewState>;
  readonly tallies: StoreApi<TalliesState>;
  /** BCP 47, for numbers in words. */
  readonly locale: string;
};

/**
 * The numbers that canvas and panels draw: finished here, drawn there. Follows map, tallies, lens and filter; edits
 * that no number depends on (a moved card, a name) leave it alone.
 */
export function createNumbersStore(sources: Sources): {
  readonly store: StoreApi<NumbersState>;
  readonly stop: () => void;
} {
  const { mapStore, view, tallies, locale } = sources;
  let last: Inputs = inputsNow(sources);
  const store = createStore<NumbersState>(() => derive(last, locale, null));
  const follow = () => {
    const now = inputsNow(sources);
    const before = store.getState();
    if (isUnchanged(last, now)) return;
    last = now;
    store.setState(derive(now, locale, before.result));
  };
  const stops = [mapStore.subscribe(follow), view.subscribe(follow), tallies.subscribe(follow)];
  return { store, stop: () => stops.forEach((stop) => stop()) };
}

type Inputs = {
  readonly map: JourneyMap;
  readonly tables: TalliesState['tables'];
  readonly lens: LensId;
  readonly filter: Filter;
};

function inputsNow({ mapStore, view, tallies }: Sources): Inputs {
  const { lens, filter } = view.getState();
  return { map: mapStore.getState().map, tables: tallies.getState().tables, lens, filter };
}

function isUnchanged(a: Inputs, b: Inputs): boolean {
  return a.tables === b.tables && a.lens === b.lens && a.filter === b.filter && readsTheSame(a.map, b.map);
}

function derive(
  { map, tables, lens, filter }: Inputs,
  locale: string,
  before: LensResult | null,
): NumbersState {
  const wants = lens === 'none' ? undefined : lenses[lens].wants;
  const whole = assignFailures(tables, map, everyFailure, wants);
  const isAll = filter.from === null && filter.to === null && filter.channels === null;
  const shown = isAll ? whole : assignFailures(tables, map, failureFilterOf(filter), wants);
  const result = lens === 'none' ? null : lenses[lens].read({ map, shown, whole, locale });
  return { whole, shown, result: result === null ? null : keepReadings(before, result) };
}
