import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { MapState } from '#document/mapStore.ts';
import { noTables, type FailureTables } from '#domain/failures/failureTable.ts';
import { failureTables } from '#testing/failureTables.ts';
import { datasetSchema } from '#domain/map/dataset.ts';
import { emptyMap, type JourneyMap } from '#domain/map/journeyMap.ts';
import { ruleSchema } from '#domain/map/rule.ts';
import { touchpointSchema } from '#domain/map/touchpoint.ts';
import { createNumbersStore } from './numbersStore.ts';
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

function numbersOf() {
  const mapStore = storeOf(map);
  const view = createViewStore();
  view.setState({ lens: 'count' });
  const counts = createStore<TalliesState>(() => ({ tables, status: 'ready' }));
  return { mapStore, view, counts, ...createNumbersStore({ mapStore, view, tallies: counts, locale: 'en' }) };
}

test('a filter changes what is shown and leaves the whole alone', () => {
  const { view, store } = numbersOf();
  expect(store.getState().result?.places.get('pay')?.text).toBe('7');
  view.setState({ filter: { from: 20_001, to: null, channels: new Set(['app']) } });
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

test('without a lens there is no result, and after stop nothing follows', () => {
  const { view, counts, store, stop } = numbersOf();
  view.setState({ lens: 'none' });
  expect(store.getState().result).toBeNull();
  stop();
  counts.setState({ tables: noTables });
  expect(store.getState().whole.total).toBe(7);
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
