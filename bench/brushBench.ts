import { CubeDesk } from '#domain/failures/cube/CubeDesk.ts';
import { readNumbers, type CountedNumbers } from '#domain/failures/cube/readNumbers.ts';
import { formatDay } from '#domain/failures/day.ts';
import { assertSameNumbers } from './assertSameNumbers.ts';
import { brushMap } from './brushMap.ts';
import { brushPeer, peerNumbers, peerRecords } from './brushPeer.ts';
import { brushPixels } from './brushPixels.ts';
import { brushRows, dayCount, firstDay, fourFilters, placeCount } from './brushRows.ts';
import { quantile } from './quantile.ts';
import { report, type Row } from './report.ts';

const rows = 1_000_000;
const rounds = 3;
const windowDays = 42;
const moves = 60;

/**
 * A time brush over a million rows at 300 touchpoints under four filters, beside crossfilter2 at the same work.
 *
 * The work of a step, equal answers asserted at each: by touchpoint its failures, its failures by mode, by cause and
 * by month, and the sums of severity and of minutes with the number of rows that know them; the failures by each
 * value of channel, cause, two segments, mode, department and dataset, each with its own filter lifted; the histogram
 * over all days. Ours counts the trend besides. The build is from columns (ours) or records (crossfilter2) until the
 * first answer.
 *
 * The steps: a person drags a window of six weeks over the three years in a second, and then its end from there on: 60
 * moves of 17 days each. The first such drags are to warm up both.
 */
export async function brushBench(): Promise<void> {
  const table = brushRows(rows);
  const map = brushMap();
  const records = peerRecords(table);
  const own = measure((): Step<CountedNumbers> => {
    const desk = new CubeDesk({ tables: [table], exposures: [] });
    const ask: Step<CountedNumbers> = (first, last) => {
      const filter = { ...fourFilters, from: formatDay(first), to: formatDay(last) };
      return desk.count({ map, filter, wanted: 'counts' });
    };
    ask(firstDay, firstDay + dayCount - 2);
    return ask;
  }, readNumbers);
  const peer = measure(() => brushPeer(records, fourFilters).step, peerNumbers);
  own.answers.forEach((numbers, step) => assertSameNumbers(numbers, peer.answers[step], step));
  report('brush', [
    line('prefix sums (ours)', own),
    line('crossfilter2', peer),
    {
      what: 'ours ÷ crossfilter2 (wanted: build ≤ 0.1, step ≤ 0.02)',
      'build ms': ratio(own.build, peer.build),
      'step p50 ms': ratio(quantile(own.times, 0.5), quantile(peer.times, 0.5)),
      'step p95 ms': ratio(quantile(own.times, 0.95), quantile(peer.times, 0.95)),
    },
    {
      what: 'ours, made into what is drawn (on the main thread)',
      'step p50 ms': fine(quantile(own.readings, 0.5)),
      'step p95 ms': fine(quantile(own.readings, 0.95)),
      'step most ms': fine(Math.max(...own.readings)),
    },
    await brushPixels(table),
  ]);
}

type Step<T> = (first: number, last: number) => T;
type Measured<R> = {
  readonly build: number;
  readonly times: readonly number[];
  /** What reading an answer took, and what was read. */
  readonly readings: readonly number[];
  readonly answers: readonly R[];
};

/** Builds some times, and brushes with the last one. */
function measure<T, R>(build: () => Step<T>, read: (answer: T) => R): Measured<R> {
  const builds = Array.from({ length: rounds }, () => timed(build));
  const step = builds.at(-1)?.result ?? build();
  const found: { readonly time: number; readonly reading: number; readonly answer: R }[] = [];
  for (const round of ['warm-up', 'measured']) {
    for (const [first, last] of brushes()) {
      const { ms: time, result } = timed(() => step(first, last));
      const { ms: reading, result: answer } = timed(() => read(result));
      if (round === 'measured') found.push({ time, reading, answer });
    }
  }
  return {
    build: quantile(
      builds.map(({ ms }) => ms),
      0.5,
    ),
    times: found.map(({ time }) => time),
    readings: found.map(({ reading }) => reading),
    answers: found.map(({ answer }) => answer),
  };
}

/** The days of each step: the window from the first day to the last, then its end, from the first six weeks to all days. */
function brushes(): readonly (readonly [number, number])[] {
  const way = dayCount - 1 - windowDays;
  const at = (move: number): number => Math.round((move * way) / moves);
  const numbers = Array.from({ length: moves }, (_, move) => move + 1);
  const dragged = numbers.map((move) => [firstDay + at(move), firstDay + at(move) + windowDays - 1] as const);
  const pulled = numbers.map((move) => [firstDay, firstDay + windowDays - 1 + at(move)] as const);
  return [...dragged, ...pulled];
}

function timed<T>(work: () => T): { readonly ms: number; readonly result: T } {
  const started = performance.now();
  const result = work();
  return { ms: performance.now() - started, result };
}

function line(what: string, { build, times }: Measured<unknown>): Row {
  return {
    what: `${what}: ${rows} rows, ${placeCount} touchpoints, 4 filters, 7 facets, ${times.length} steps`,
    'build ms': Math.round(build),
    'step p50 ms': fine(quantile(times, 0.5)),
    'step p95 ms': fine(quantile(times, 0.95)),
    'step most ms': fine(Math.max(...times)),
  };
}

const fine = (value: number): number => Math.round(value * 1_000) / 1_000;
const ratio = (own: number, peer: number): number => Math.round((own / peer) * 10_000) / 10_000;
