import { createReadStream, mkdtempSync, openAsBlob, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { z } from 'zod';
import { startServer, type RunningServer } from '../scripts/startServer.ts';
import { joinEditClock, type EditClock } from './editClock.ts';
import { generateFailures } from './generateFailures.ts';
import { makeMap } from './makeMap.ts';
import { quantile, tenth } from './quantile.ts';
import { report, type Row } from './report.ts';

const rows = 1_000_000;
const quietMs = 10_000;
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
const resultSchema = z.object({ accepted: z.number(), rejected: z.number() });
const manifestSchema = z.object({ datasets: z.array(z.object({ rows: z.number() })) });

/**
 * A million rows over the API until their columns are ready, beside a plain read of the same file; meanwhile two
 * people edit the map, and the server's memory is watched.
 */
export async function importBench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
  const file = join(folder, 'failures.csv');
  await generateFailures(file, rows);
  const server = await startServer();
  try {
    const { id, room } = await makeMap(server, 'Import');
    const plain = await timed(() => readPlainly(file));
    const clock = await joinEditClock(server.url, room);
    const quietUntil = performance.now() + quietMs;
    const quiet = await clock.measure(() => performance.now() > quietUntil);
    const memory = watchMemory(server.pid());
    const busy = await whileImporting(server, { id, file }, clock);
    clock.leave();
    report('import', [
      {
        what: `${rows} rows, ${tenth(statSync(file).size / 1e6)} MB, read plainly with csv-parse`,
        seconds: tenth(plain),
      },
      line('imported: proven, masked, stored', busy.imported, plain),
      line('until the columns are ready', busy.ready, plain),
      { what: 'server memory before', MB: memory.before },
      { what: 'server memory, most', MB: memory.most() },
      edits('an edit’s way to a second client, quiet', quiet),
      edits('the same while importing', busy.edits),
      {
        what: 'busy beside quiet, p95',
        'of plain': tenth(quantile(busy.edits, 0.95) / quantile(quiet, 0.95)),
      },
    ]);
  } finally {
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
    await send(server.url, id, file);
    const imported = seconds();
    const answer = await fetch(`${server.url}/api/v1/maps/${id}/columns`);
    const { datasets } = manifestSchema.parse(await answer.json());
    if (datasets[0]?.rows !== rows) throw new Error('not all rows are in the columns');
    const ready = seconds();
    isOver = true;
    return { imported, ready, edits: await editing };
  } finally {
    isOver = true;
  }
}

async function send(url: string, map: string, file: string): Promise<void> {
  const query = new URLSearchParams({ settings: JSON.stringify(settings) });
  const response = await fetch(`${url}/api/v1/maps/${map}/datasets?${query}`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'text/csv' },
    body: await openAsBlob(file),
  });
  if (!response.ok) throw new Error(`import: ${response.status} ${await response.text()}`);
  const counts = resultSchema.parse(await response.json());
  if (counts.accepted !== rows) throw new Error(`expected ${rows} rows accepted: ${JSON.stringify(counts)}`);
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
