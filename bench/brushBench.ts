import assert from 'node:assert/strict';
import { CubeDesk, type Numbers } from '#domain/failures/cube/CubeDesk.ts';
import { formatDay } from '#domain/failures/day.ts';
import { emptyMap, type JourneyMap } from '#domain/map/journeyMap.ts';
import { ruleSchema } from '#domain/map/rule.ts';
import { touchpointSchema } from '#domain/map/touchpoint.ts';
import { brushPeer, peerRecords, type StepCounts } from './brushPeer.ts';
import { brushRows, dayCount, firstDay, fourFilters, placeCount } from './brushRows.ts';
import { quantile } from './quantile.ts';
import { report, type Row } from './report.ts';

const rows = 1_000_000;
const steps = 60;
const rounds = 3;
const windowDays = 60;

/** A time brush over a million rows at 300 touchpoints under four filters, with all histograms, beside crossfilter2. */
export async function brushBench(): Promise<void> {
  const table = brushRows(rows);
  const map = brushMap();
  const records = peerRecords(table);
  const own = measure(() => {
    const desk = new CubeDesk({ tables: [table], exposures: [] });
    const ask = (first: number, last: number): Numbers => desk.answer(question(map, first, last));
    ask(firstDay, firstDay + dayCount);
    return (first, last) => ask(first, last);
  });
  const peer = measure(() => brushPeer(records, fourFilters).step);
  own.answers.forEach((numbers, step) => assertEqual(numbers, peer.answers[step], step));
  report('brush', [
    line('prefix sums (ours)', own),
    line('crossfilter2', peer),
    {
      what: 'ours ÷ crossfilter2 (wanted: build ≤ 0.1, step ≤ 0.02)',
      'build ms': ratio(own.build, peer.build),
      'step p50 ms': ratio(quantile(own.times, 0.5), quantile(peer.times, 0.5)),
      'step p95 ms': ratio(quantile(own.times, 0.95), quantile(peer.times, 0.95)),
    },
  ]);
}

type Measured<T> = {
  readonly build: number;
  readonly times: readonly number[];
  readonly answers: readonly T[];
};

/** Builds some times, and brushes with the last one: a window of 60 days dragged over the three years. */
function measure<T>(build: () => (first: number, last: number) => T): Measured<T> {
  const builds: number[] = [];
  const timed = () => {
    const started = performance.now();
    const step = build();
    builds.push(performance.now() - started);
    return step;
  };
  for (let round = 1; round < rounds; round += 1) timed();
  const step = timed();
  const times: number[] = [];
  const answers: T[] = [];
  // The first drag is a warm-up for both.
  for (let at = -steps; at < steps; at += 1) {
    const first = firstDay + Math.floor((Math.abs(at) * (dayCount - windowDays)) / steps);
    const started = performance.now();
    const answer = step(first, first + windowDays - 1);
    if (at < 0) continue;
    times.push(performance.now() - started);
    answers.push(answer);
  }
  return { build: quantile(builds, 0.5), times, answers };
}

/** The same failures at every place, in every list and on every day, or the figures compare different work. */
function assertEqual(numbers: Numbers, peer: StepCounts | undefined, step: number): void {
  const own = new Map<string, number>();
  const keep = (name: string, count: number): void => {
    if (count > 0) own.set(name, count);
  };
  for (const [place, { count }] of numbers.shown.places) keep(`place ${place.slice(1)}`, count);
  for (const [name, counts] of numbers.facets) {
    const list = name.replace('segment ', '');
    if (!['channels', 'causes', 'Region', 'Plan'].includes(list)) continue;
    for (const [value, count] of counts) keep(`${list} ${value}`, count);
  }
  const withoutDays = new Map([...(peer ?? [])].filter(([name]) => !name.startsWith('day ')));
  assert.deepEqual(own, withoutDays, `step ${step}: the answers differ`);
  const days = [...(peer ?? [])].filter(([name]) => name.startsWith('day '));
  const { histogram } = numbers;
  assert(histogram !== null);
  const bins = histogram.counts.map(() => 0);
  for (const [name, count] of days) {
    const bin = Math.floor((Number(name.slice(4)) - histogram.firstDay) / histogram.binDays);
    bins[bin] = (bins[bin] ?? 0) + count;
  }
  assert.deepEqual(histogram.counts, bins, `step ${step}: the histograms over time differ`);
}

function question(map: JourneyMap, first: number, last: number) {
  const filter = { ...fourFilters, from: formatDay(first), to: formatDay(last) };
  return { map, filter, wanted: 'counts' as const };
}

/** A touchpoint for each kind of failure, and the rule that leads there. */
function brushMap(): JourneyMap {
  const numbers = Array.from({ length: placeCount }, (_, index) => index);
  return {
    ...emptyMap(),
    touchpoints: new Map(
      numbers.map((index) => [
        `t${index}`,
        touchpointSchema.parse({ id: `t${index}`, position: { x: 0, y: 0 } }),
      ]),
    ),
    rules: new Map(
      numbers.map((index) => [
        `r${index}`,
        ruleSchema.parse({ id: `r${index}`, dataset: 'd1', value: `Kind ${index}`, place: `t${index}` }),
      ]),
    ),
  };
}

function line(what: string, { build, times }: Measured<unknown>): Row {
  return {
    what: `${what}: ${rows} rows, ${placeCount} touchpoints, 4 filters, 6 histograms`,
    'build ms': Math.round(build),
    'step p50 ms': fine(quantile(times, 0.5)),
    'step p95 ms': fine(quantile(times, 0.95)),
    'step most ms': fine(Math.max(...times)),
  };
}

const fine = (value: number): number => Math.round(value * 100) / 100;
const ratio = (own: number, peer: number): number => Math.round((own / peer) * 10_000) / 10_000;
