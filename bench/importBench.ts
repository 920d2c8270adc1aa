import { z } from 'zod';
import { startServer } from '../scripts/startServer.ts';
import { generateFailures } from './generateFailures.ts';
import { makeMap } from './makeMap.ts';
import { tenth } from './quantile.ts';
import { report, type Row } from './report.ts';

const rows = 100_000;
const settings = {
  name: 'Generated',
  source: 'bench',
  columns: { sourceId: 'Id', occurredAt: ['Occurred'], text: 'Text', channel: 'Channel', touchpoint: 'Kind' },
  timeZone: 'UTC',
};
const resultSchema = z.object({
  datasetId: z.string(),
  read: z.number(),
  accepted: z.number(),
  unchanged: z.number(),
});

/** A file of 100,000 rows over the API until it is published, then the same file again, which changes nothing. */
export async function importBench(): Promise<void> {
  const file = generateFailures(rows);
  const server = await startServer();
  try {
    const { id } = await makeMap(server, 'Import');
    const first = await send(server.url, id, file, settings);
    const again = await send(server.url, id, file, { ...settings, dataset: first.datasetId });
    if (first.accepted !== rows || again.unchanged !== rows) {
      throw new Error(`expected ${rows} rows accepted, then unchanged: ${JSON.stringify({ first, again })}`);
    }
    report('import', [line('first import', first.seconds), line('the same file again', again.seconds)]);
  } finally {
    await server.stop();
  }

  function line(what: string, seconds: number): Row {
    return {
      what: `${what}, ${rows} rows, ${tenth(file.length / 1e6)} MB`,
      seconds: tenth(seconds),
      'rows/s': Math.round(rows / seconds),
    };
  }
}

async function send(url: string, map: string, file: string, answers: object) {
  const query = new URLSearchParams({ settings: JSON.stringify(answers) });
  const started = performance.now();
  const response = await fetch(`${url}/api/v1/maps/${map}/datasets?${query}`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'text/csv' },
    body: file,
  });
  if (!response.ok) throw new Error(`import: ${response.status} ${await response.text()}`);
  const counts = resultSchema.parse(await response.json());
  return { ...counts, seconds: (performance.now() - started) / 1_000 };
}
