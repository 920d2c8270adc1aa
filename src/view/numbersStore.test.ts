import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { MapState } from '#document/mapStore.ts';
import { CubeDesk, type NumbersQuestion } from '#domain/failures/cube/CubeDesk.ts';
import { readNumbers } from '#domain/failures/cube/readNumbers.ts';
import { formatDay } from '#domain/failures/day.ts';
import { everyFailure, type FailureFilter } from '#domain/failures/failureFilter.ts';
import { noTables, type FailureTables } from '#domain/failures/failureTable.ts';
import { failureTables } from '#testing/failureTables.ts';
import { datasetSchema } from '#domain/map/dataset.ts';
import { emptyMap, type JourneyMap } from '#domain/map/journeyMap.ts';
import { ruleSchema } from '#domain/map/rule.ts';
import { touchpointSchema } from '#domain/map/touchpoint.ts';
import { createNumbersStore } from './numbersStore.ts';
import type { RowAnswer, RowCounter } from './rowCounter.ts';
import { createTalliesStore, type TalliesState } from './talliesStore.ts';
import { createViewStore } from './viewStore.ts';

const touchpoint = touchpointSchema.parse({ id: 'pay', position: { x: 0, y: 0 } });
const map: JourneyMap = {
  ...emptyMap(),
  touchpoints: new Map([['pay', touchpoint]]),
  datasets: new Map([['d1', datasetSchema.parse({ id: 'd1', revision: '1' })]]),
  rules: new Map([['r1', ruleSchema.parse({ id: 'r1', dataset: 'd1', value: 'Card', place: 'pay' })]]),
};
const tables = failureTables({
  groups: ['Card'],
  channels: ['web', 'app'],
  cells: [
    { channel: 0, day: 20_000, count: 3 },
    { channel: 1, day: 20_001, count: 4 },
  ],
});

const storeOf = (now: JourneyMap) => createStore<MapState>(() => ({ map: now, problems: new Map() }));

/** A counter of rows that answers when the test says so. */
function askedRows() {
  const questions: {
    readonly question: NumbersQuestion;
    readonly of: 'rows' | 'tallies';
    readonly answer: (answer: RowAnswer) => void;
  }[] = [];
  const desk = new CubeDesk(tables);
  const counter: RowCounter = {
    open: () => Promise.resolve(true),
    isReady: () => false,
    readTallies: () => Promise.resolve(null),
    ask: (question, _revisions, of) => new Promise((answer) => questions.push({ question, of, answer })),
    stop: () => undefined,
  };
  const answer = async (index: number) => {
    const { question, answer: settle } = questions[index]!;
    settle({ state: 'counted', numbers: readNumbers(desk.count(question)) });
    await Promise.resolve();
  };
  const fail = async (index: number) => {
    questions[index]!.answer({ state: 'failed', problem: 'No line.' });
    await Promise.resolve();
  };
  return { counter, questions, answer, fail };
}

const onRegion = (from: number): FailureFilter => ({
  ...everyFailure,
  from: formatDay(from),
  segments: { Region: [''] },
});

function numbersOf() {
  const mapStore = storeOf(map);
  const view = createViewStore();
  view.setState({ lens: 'count' });
  const counts = createStore<TalliesState>(() => ({ tables, status: 'ready' }));
  const rows = askedRows();
  const store = createNumbersStore({ mapStore, view, tallies: counts, rows: rows.counter, locale: 'en' });
  return { mapStore, view, counts, rows, ...store };
}

test('a filter changes what is shown and leaves the whole alone', () => {
  const { view, store } = numbersOf();
  expect(store.getState().result?.places.get('pay')?.text).toBe('7');
  view.setState({ filter: { ...everyFailure, from: formatDay(20_001), channels: ['app'] } });
  expect(store.getState().result?.places.get('pay')?.text).toBe('4');
  expect(store.getState().whole.total).toBe(7);
});

test('moving a card leaves every number as it is, a new rule does not', () => {
  const { mapStore, store } = numbersOf();
  const before = store.getState();
  const moved = { ...touchpoint, position: { x: 9, y: 9 }, name: 'Pay' };
  mapStore.setState({ map: { ...map, touchpoints: new Map([['pay', moved]]) } });
  expect(store.getState()).toBe(before);
  mapStore.setState({ map: { ...map, rules: new Map() } });
  expect(store.getState().result?.places.get('pay')?.text).toBe('No data');
});

test('while counts are on their way, or cannot be had, only lenses that count nothing speak', () => {
  const { view, counts, store } = numbersOf();
  counts.setState({ tables: noTables, status: 'loading' });
  expect(store.getState().result).toBeNull();
  view.setState({ lens: 'ownership' });
  expect(store.getState().result).not.toBeNull();
  view.setState({ lens: 'count' });
  counts.setState({ status: 'failed' });
  expect(store.getState().result).toBeNull();
  counts.setState({ tables, status: 'ready' });
  expect(store.getState().result?.places.get('pay')?.text).toBe('7');
  counts.setState({ status: 'failed' });
  expect(store.getState().result?.places.get('pay')?.text).toBe('7');
  counts.setState({ tables: noTables, status: 'ready' });
  expect(store.getState().result).not.toBeNull();
});

test('without a lens there is no result, and after stop nothing follows', () => {
  const { view, counts, store, stop } = numbersOf();
  view.setState({ lens: 'none' });
  expect(store.getState().result).toBeNull();
  stop();
  counts.setState({ tables: noTables });
  expect(store.getState().whole.total).toBe(7);
});

test('what only rows tell is counted elsewhere, and the numbers from before stay until then', async () => {
  const { view, rows, store } = numbersOf();
  view.setState({ filter: onRegion(20_001) });
  expect(store.getState()).toMatchObject({ status: 'counting', shown: { total: 7 } });
  await rows.answer(0);
  expect(store.getState()).toMatchObject({ status: 'ready', shown: { total: 4 } });
  expect(store.getState().result?.places.get('pay')?.text).toBe('4');
});

test('an answer that comes after a newer one, or after numbers that needed no rows, changes nothing', async () => {
  const { view, rows, store } = numbersOf();
  view.setState({ filter: onRegion(20_000) });
  view.setState({ filter: onRegion(20_001) });
  await rows.answer(1);
  await rows.answer(0);
  expect(store.getState()).toMatchObject({ status: 'ready', shown: { total: 4 } });
  view.setState({ filter: onRegion(20_000) });
  view.setState({ filter: everyFailure });
  await rows.answer(2);
  expect(store.getState()).toMatchObject({ status: 'ready', shown: { total: 7 } });
});

test('rows that cannot be had are told, and are asked for again by the next filter', async () => {
  const { view, rows, store } = numbersOf();
  view.setState({ filter: onRegion(20_001) });
  await rows.fail(0);
  expect(store.getState()).toMatchObject({ status: 'failed', problem: 'No line.', shown: { total: 7 } });
  view.setState({ filter: everyFailure });
  expect(store.getState()).toMatchObject({ status: 'ready', problem: null });
});

test('very many tallies are counted elsewhere, and here only where that fails', async () => {
  const { counts, view, rows, store } = numbersOf();
  const cells = Array.from({ length: 8_001 }, (_, day) => ({ channel: 0, day: day % 2_000, count: 1 }));
  counts.setState({ tables: failureTables({ groups: ['Card'], channels: ['web'], cells }) });
  expect(store.getState()).toMatchObject({ status: 'counting', whole: { total: 7 } });
  await rows.fail(0);
  expect(store.getState()).toMatchObject({ status: 'ready', whole: { total: 8_001 } });
  view.setState({ filter: { ...everyFailure, channels: ['phone'] } });
  expect(store.getState()).toMatchObject({ status: 'counting', shown: { total: 8_001 } });
  await rows.answer(1);
  expect(store.getState()).toMatchObject({ status: 'ready', shown: { total: 0 } });
  view.setState({ filter: onRegion(20_000) });
  expect(rows.questions.map(({ of }) => of)).toEqual(['tallies', 'tallies', 'rows']);
});

test('tallies are fetched once a revision, and an old answer never replaces a newer one', async () => {
  const mapStore = storeOf(map);
  const answers: ((tables: FailureTables | null) => void)[] = [];
  const { store } = createTalliesStore(mapStore, () => new Promise((resolve) => answers.push(resolve)));
  expect(store.getState().status).toBe('loading');
  const revised = datasetSchema.parse({ id: 'd1', revision: '2' });
  mapStore.setState({ map: { ...map, datasets: new Map([['d1', revised]]) } });
  mapStore.setState({ map: { ...map, datasets: new Map([['d1', { ...revised, name: 'Renamed' }]]) } });
  expect(answers).toHaveLength(2);
  answers[1]?.(tables);
  answers[0]?.(noTables);
  await Promise.resolve();
  expect(store.getState()).toEqual({ tables, status: 'ready' });
});

test('a failed answer keeps the numbers and can be asked again', async () => {
  let answer: FailureTables | null = tables;
  const mapStore = storeOf(map);
  const { store, retry } = createTalliesStore(mapStore, () => Promise.resolve(answer));
  await Promise.resolve();
  answer = null;
  const revised = datasetSchema.parse({ id: 'd1', revision: '2' });
  mapStore.setState({ map: { ...map, datasets: new Map([['d1', revised]]) } });
  await Promise.resolve();
  expect(store.getState()).toEqual({ tables, status: 'failed' });
  answer = noTables;
  retry();
  await Promise.resolve();
  expect(store.getState()).toEqual({ tables: noTables, status: 'ready' });
});
