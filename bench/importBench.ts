import { once } from 'node:events';
import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Worker } from 'node:worker_threads';
import type { Browser } from '@playwright/test';
import { parse } from 'csv-parse';
import { z } from 'zod';
import { matcherStateSchema } from '#domain/failures/matcherState.ts';
import { ruleSchema } from '#domain/map/rule.ts';
import { startServer, type RunningServer } from '../scripts/startServer.ts';
import { joinEditClock, type EditClock } from './editClock.ts';
import { generateFailures, kinds } from './generateFailures.ts';
import { generateMap } from './generateMap.ts';
import { makeMap } from './makeMap.ts';
import { openBrowser } from './openBrowser.ts';
import { quantile, tenth } from './quantile.ts';
import { report, type Row } from './report.ts';
import type { Parcel, Receipt } from './sendFile.ts';
import { writeRules } from './writeRules.ts';

const rows = 1_000_000;
const quietMs = 10_000;
const mostTrainingMs = 60_000;
const settings = {
  name: 'Generated',
  source: 'bench',
  columns: {
    sourceId: 'Id',
    occurredAt: ['Occurred'],
    text: 'Text',
    channel: 'Channel',
    touchpoint: 'Kind',
    customerKey: 'Customer',
    severity: 'Severity',
    segments: ['Plan'],
  },
  timeZone: 'UTC',
};
const resultSchema = z.object({ datasetId: z.string(), accepted: z.number(), rejected: z.number() });
const manifestSchema = z.object({ datasets: z.array(z.object({ rows: z.number() })) });

/**
 * A million rows over the API until their columns are ready, beside a plain read of the same file; meanwhile two
 * people edit the map, a third has it open in a browser, and the server's memory is watched. Then the rows are laid by
 * rules, and the matcher learns from them and looks at all of them while the two edit on.
 */
export async function importBench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
  const file = join(folder, 'failures.csv');
  await generateFailures(file, rows);
  const server = await startServer();
  const browser = await openBrowser();
  try {
    const { id, room } = await makeMap(server, 'Import', generateMap(kinds.length));
    const plain = await timed(() => readPlainly(file));
    const clock = await joinEditClock(server.url, room);
    const quietUntil = performance.now() + quietMs;
    const quiet = await clock.measure(() => performance.now() > quietUntil);
    const memory = watchMemory(server.pid());
    const tasks = await watchTasks(browser, `${server.url}/m/${id}`);
    const busy = await whileImporting(server, { id, file }, clock);
    const longTasks = await tasks.longer();
    const mostWhileImporting = memory.most();
    await layKinds(server, room, busy.dataset);
    const training = await whileTraining(server, id, clock);
    clock.leave();
    report('import', [
      {
        what: `${rows} rows, ${tenth(statSync(file).size / 1e6)} MB, read plainly with csv-parse`,
        seconds: tenth(plain),
      },
      line('imported: proven, masked, stored', busy.imported, plain),
      line('until the columns are ready', busy.ready, plain),
      { what: 'server memory before', MB: memory.before },
      { what: 'server memory, most while importing (wanted ≤ 600)', MB: mostWhileImporting },
      { what: 'server memory, most with learning', MB: memory.most() },
      edits('an edit’s way to a second client, quiet', quiet),
      edits('the same while importing', busy.edits),
      {
        what: 'importing beside quiet, p95 (wanted ≤ 2)',
        'of plain': tenth(quantile(busy.edits, 0.95) / quantile(quiet, 0.95)),
      },
      edits(`the same while the matcher learns and places (${tenth(training.seconds)} s)`, training.edits),
      {
        what: 'learning beside quiet, p95 (wanted ≤ 2)',
        'of plain': tenth(quantile(training.edits, 0.95) / quantile(quiet, 0.95)),
      },
      {
        what: 'browser tasks over 50 ms while importing (wanted 0)',
        tasks: longTasks.length,
        'most ms': tenth(Math.max(0, ...longTasks)),
      },
    ]);
  } finally {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function line(what: string, seconds: number, plain: number): Row {
  return {
    what,
    seconds: tenth(seconds),
    'of plain': tenth(seconds / plain),
    'rows/s': Math.round(rows / seconds),
  };
}

function edits(what: string, times: readonly number[]): Row {
  const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
  return {
    what,
    edits: times.length,
    'p50 ms': tenth(p50),
    'p95 ms': tenth(p95),
    'most ms': tenth(Math.max(...times)),
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1_000;
}

async function readPlainly(file: string): Promise<void> {
  let read = 0;
  await pipeline(createReadStream(file), parse({ from_line: 2 }), async (records: AsyncIterable<unknown>) => {
    for await (const record of records) if (Array.isArray(record)) read += 1;
  });
  if (read !== rows) throw new Error(`csv-parse read ${read} rows`);
}

async function whileImporting(
  server: RunningServer,
  { id, file }: { readonly id: string; readonly file: string },
  clock: EditClock,
) {
  let isOver = false;
  const editing = clock.measure(() => isOver);
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1_000;
  try {
    const dataset = await send(server.url, id, file);
    const imported = seconds();
    const answer = await fetch(`${server.url}/api/v1/maps/${id}/columns`);
    const { datasets } = manifestSchema.parse(await answer.json());
    if (datasets[0]?.rows !== rows) throw new Error('not all rows are in the columns');
    const ready = seconds();
    isOver = true;
    return { dataset, imported, ready, edits: await editing };
  } finally {
    isOver = true;
  }
}

/** The new dataset's id. */
async function send(url: string, map: string, file: string): Promise<string> {
  const query = new URLSearchParams({ settings: JSON.stringify(settings) });
  const parcel: Parcel = {
    url: `${url}/api/v1/maps/${map}/datasets?${query}`,
    headers: { origin: url, 'content-type': 'text/csv' },
    file,
  };
  const sender = new Worker(new URL('./sendFile.ts', import.meta.url), { workerData: parcel });
  const [{ status, text }] = (await once(sender, 'message')) as [Receipt];
  if (status !== 201) throw new Error(`import: ${status} ${text}`);
  const counts = resultSchema.parse(JSON.parse(text));
  if (counts.accepted !== rows) throw new Error(`expected ${rows} rows accepted: ${JSON.stringify(counts)}`);
  return counts.datasetId;
}

/** A rule for each kind of failure, to a touchpoint of its own, so that there is something to learn from. */
function layKinds(server: RunningServer, room: string, dataset: string): Promise<void> {
  const rules = kinds.map((value, kind) =>
    ruleSchema.parse({ id: `r${kind}`, dataset, value, place: `t${kind}` }),
  );
  return writeRules(server, room, rules);
}

/** From the command until what was learned has been brought to the rows, a minute of it at most. */
async function whileTraining({ url }: RunningServer, map: string, clock: EditClock) {
  let isOver = false;
  const editing = clock.measure(() => isOver);
  const started = performance.now();
  try {
    const address = `${url}/api/v1/maps/${map}/matcher`;
    const begun = await fetch(`${address}/train`, { method: 'POST', headers: { origin: url } });
    if (!begun.ok) throw new Error(`training: ${begun.status} ${await begun.text()}`);
    for (;;) {
      const { state, problem } = matcherStateSchema.parse(await (await fetch(address)).json());
      if (state === 'ready' || performance.now() - started > mostTrainingMs) break;
      if (state !== 'training' && state !== 'placing') throw new Error(`training: ${state} (${problem})`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    const seconds = (performance.now() - started) / 1_000;
    isOver = true;
    await fetch(`${address}/train`, { method: 'DELETE', headers: { origin: url } });
    return { seconds, edits: await editing };
  } finally {
    isOver = true;
  }
}

/** Opens the map and, once it stands, notes every task of the page's main thread that keeps it for over 50 ms. */
async function watchTasks(browser: Browser, address: string) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(address);
  await page.locator('.react-flow__node').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => {
    const scope = window as unknown as { longTasks: number[] };
    scope.longTasks = [];
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) scope.longTasks.push(duration);
    });
    observer.observe({ type: 'longtask' });
  });
  return {
    longer: async (): Promise<readonly number[]> => {
      const durations = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
      await page.close();
      return durations;
    },
  };
}

/** The most memory that the server's process ever held, as Linux counts it; elsewhere there is no figure. */
function watchMemory(pid: number) {
  const read = (name: string): number | string => {
    try {
      const found = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(
        readFileSync(`/proc/${pid}/status`, 'utf8'),
      );
      return found === null ? 'unknown' : Math.round(Number(found[1]) / 1_024);
    } catch {
      return 'unknown';
    }
  };
  return { before: read('VmRSS'), most: () => read('VmHWM') };
}
