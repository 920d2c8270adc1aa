import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MapState } from '#document/mapStore.ts';
import { CubeDesk, type NumbersQuestion } from '#domain/failures/cube/CubeDesk.ts';
import { readNumbers, type Numbers } from '#domain/failures/cube/readNumbers.ts';
import type { FailureFilter } from '#domain/failures/failureFilter.ts';
import type { FailureTables } from '#domain/failures/failureTable.ts';
import { keepReadings } from '#domain/lenses/keepReadings.ts';
import type { LensResult } from '#domain/lenses/lens.ts';
import { lenses } from '#domain/lenses/lenses.ts';
import { readsTheSame } from '#domain/lenses/readsTheSame.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import type { RowCounter } from './rowCounter.ts';
import { areKnown, type TalliesState } from './talliesStore.ts';
import type { LensId, ViewState } from './viewStore.ts';

export type NumbersState = Numbers & {
  /** What the chosen lens says; null without a lens, and until the counts that it reads are here. Unchanged readings keep their identity. */
  readonly result: LensResult | null;
  /**
   * `counting`: rows are being counted, and what is here is from before. `failed`: they could not be, for the reason
   * in `problem`, so that the numbers do not follow the filter.
   */
  readonly status: 'ready' | 'counting' | 'failed';
  readonly problem: string | null;
};

type Sources = {
  readonly mapStore: StoreApi<MapState>;
  readonly view: StoreApi<ViewState>;
  readonly tallies: StoreApi<TalliesState>;
  /** Who counts what tallies cannot tell. */
  readonly rows: RowCounter;
  /** BCP 47, for numbers in words. */
  readonly locale: string;
};

/**
 * Tallies of more cells than this are counted elsewhere: they would cost the main thread a long task. So many are longer
 * than what `loadTallies` reads here.
 */
const mostCells = 8_000;

/**
 * The numbers that canvas and panels draw: finished here, drawn there. Follows map, tallies, lens and filter; edits
 * that no number depends on (a moved card, a name) leave it alone. What tallies can tell is there in the same frame;
 * for the rest the rows are counted elsewhere, and the numbers from before stay until the answer is here.
 */
export function createNumbersStore(sources: Sources): {
  readonly store: StoreApi<NumbersState>;
  readonly stop: () => void;
} {
  const { mapStore, view, tallies, rows, locale } = sources;
  const deskOf = deskKeeper();
  let last = inputsNow(sources);
  let asked = 0;
  let drawn = 0;
  const draw = (numbers: Numbers, before: LensResult | null) => drawnNumbers(last, numbers, locale, before);
  const countTallies = () => readNumbers(deskOf(last.tables).count(last.question));
  const store = createStore<NumbersState>(() => draw(countTallies(), null));

  const sourceOf = () =>
    needsRows(last) || (profitsFromRows(last) && rows.isReady(revisionsOf(last.tables))) ? 'rows' : 'tallies';
  const drawTallies = () => {
    drawn = asked;
    store.setState(draw(countTallies(), store.getState().result));
  };
  const askElsewhere = async () => {
    asked += 1;
    const own = asked;
    if (store.getState().status !== 'counting') store.setState({ status: 'counting', problem: null });
    const answer = await rows.ask(last.question, revisionsOf(last.tables), sourceOf());
    // An older answer shows how far the brush has come; what was drawn since then is newer.
    if (answer.state === 'superseded' || own <= drawn) return;
    if (answer.state === 'counted') {
      drawn = own;
      const status = asked === own ? 'ready' : 'counting';
      store.setState({ ...draw(answer.numbers, store.getState().result), status });
    } else if (asked === own && !needsRows(last)) drawTallies();
    else if (asked === own) store.setState({ status: 'failed', problem: answer.problem });
  };
  const count = () => {
    const source = sourceOf();
    if (source === 'rows' || isLarge(last.tables)) void askElsewhere();
    else drawTallies();
    if (source === 'tallies' && profitsFromRows(last)) void openRows(revisionsOf(last.tables));
  };
  const openRows = async (revisions: string) => {
    const isReady = await rows.open(revisions);
    if (isReady && profitsFromRows(last) && revisionsOf(last.tables) === revisions) count();
  };
  const follow = () => {
    const now = inputsNow(sources);
    const before = last;
    if (isUnchanged(before, now)) return;
    const isOtherLens = sameQuestion(before, now);
    last = isOtherLens ? { ...now, question: before.question } : now;
    if (!isOtherLens) return count();
    if (before.facets !== now.facets && profitsFromRows(now)) return count();
    store.setState((state) => ({ result: readLens(last, state, locale, state.result) }));
  };
  if (needsRows(last) || isLarge(last.tables)) void askElsewhere();
  const stops = [mapStore.subscribe(follow), view.subscribe(follow), tallies.subscribe(follow)];
  const stop = () => {
    drawn = Infinity;
    stops.forEach((each) => each());
    rows.stop();
  };
  return { store, stop };
}

function drawnNumbers(
  inputs: Inputs,
  numbers: Numbers,
  locale: string,
  before: LensResult | null,
): NumbersState {
  return { ...numbers, result: readLens(inputs, numbers, locale, before), status: 'ready', problem: null };
}

type Inputs = {
  readonly map: JourneyMap;
  readonly tables: FailureTables;
  readonly areKnown: boolean;
  readonly lens: LensId;
  readonly filter: FailureFilter;
  readonly facets: ViewState['facets'];
  readonly question: NumbersQuestion;
};

function inputsNow({ mapStore, view, tallies }: Sources): Inputs {
  const { lens, filter, facets } = view.getState();
  const { map } = mapStore.getState();
  const wanted = lens === 'none' ? 'counts' : (lenses[lens].wants ?? 'counts');
  const { tables } = tallies.getState();
  const question = { map, filter, wanted };
  return { map, tables, areKnown: areKnown(tallies.getState()), lens, filter, facets, question };
}

function isUnchanged(a: Inputs, b: Inputs): boolean {
  const isSame = a.tables === b.tables && a.lens === b.lens && a.filter === b.filter && a.facets === b.facets;
  return isSame && a.areKnown === b.areKnown && readsTheSame(a.map, b.map);
}

/** Whether only the lens differs, and reads the same counts. */
function sameQuestion(a: Inputs, b: Inputs): boolean {
  const isSame = a.tables === b.tables && a.filter === b.filter && a.question.wanted === b.question.wanted;
  return isSame && readsTheSame(a.map, b.map);
}

/** Segments, words and durations are known of rows only. */
function needsRows({ tables, question: { filter, wanted } }: Inputs): boolean {
  if (tables.tables.length === 0) return false;
  const asksSegments = Object.values(filter.segments).some((values) => values.length > 0);
  return asksSegments || filter.q !== '' || wanted === 'durations';
}

/** Tallies know no segments to choose from. */
function profitsFromRows({ tables, facets }: Inputs): boolean {
  return tables.tables.length > 0 && facets === 'shown';
}

function isLarge({ tables }: FailureTables): boolean {
  return tables.reduce((cells, { day }) => cells + day.length, 0) > mostCells;
}

function revisionsOf({ tables }: FailureTables): string {
  return tables.map(({ dataset, revision }) => `${dataset}@${revision}`).join(' ');
}

function deskKeeper(): (tables: FailureTables) => CubeDesk {
  let known: { readonly tables: FailureTables; readonly desk: CubeDesk } | null = null;
  return (tables) => {
    if (known?.tables !== tables) known = { tables, desk: new CubeDesk(tables) };
    return known.desk;
  };
}

function readLens(
  { map, lens, areKnown }: Inputs,
  { whole, shown }: Numbers,
  locale: string,
  before: LensResult | null,
): LensResult | null {
  if (lens === 'none' || (!areKnown && lenses[lens].countsNothing !== true)) return null;
  return keepReadings(before, lenses[lens].read({ map, shown, whole, locale }));
}
