import type { Page } from '@playwright/test';
import { z } from 'zod';
import { formatDay } from '#domain/failures/day.ts';
import type { FailureTable } from '#domain/failures/failureTable.ts';
import { toFilterParams } from '#domain/failures/filterParams.ts';
import { causes } from '#domain/map/failureMode.ts';
import { startServer, type RunningServer } from '../scripts/startServer.ts';
import { brushRules } from './brushMap.ts';
import { valueAt } from './brushPeer.ts';
import { fourFilters, placeCount } from './brushRows.ts';
import { generateMap } from './generateMap.ts';
import { makeMap } from './makeMap.ts';
import { openBrowser } from './openBrowser.ts';
import { quantile, tenth } from './quantile.ts';
import type { Row } from './report.ts';
import { writeRules } from './writeRules.ts';

const warmUps = 10;
const moves = 60;
const importedSchema = z.object({ datasetId: z.string(), accepted: z.number() });

/**
 * The same rows in a real server and a real Chromium, 1440 × 900: a handle of the time brush is dragged over the three
 * years under the four filters. Each move: from the pointer's event to the end of the first frame in which a card's
 * number has changed; the next move comes then. The map stands as it opens, whole: drawn on the overview's canvas, and
 * the first touchpoint as a card, which is the one that is watched.
 */
export async function brushPixels(table: FailureTable): Promise<Row> {
  const server = await startServer();
  const browser = await openBrowser();
  try {
    const address = await prepareMap(server, table);
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${address}?${toFilterParams(fourFilters)}&lens=count`);
    await page.getByRole('slider').first().waitFor({ timeout: 120_000 });
    await page.locator(number).first().waitFor({ state: 'attached' });
    const times = (await dragHandle(page)).slice(warmUps);
    return {
      what: `pointer to changed pixels in Chromium: ${table.day.length} rows, ${moves} moves, the whole map in view`,
      'step p50 ms': tenth(quantile(times, 0.5)),
      'step p95 ms': tenth(quantile(times, 0.95)),
      'step most ms': tenth(Math.max(...times)),
    };
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** What a card says under the lens. */
const number = '.react-flow__node button[aria-label$=": show the rows"]';

/** A map whose rules bring every row to one of 300 touchpoints; its address. */
async function prepareMap(server: RunningServer, table: FailureTable): Promise<string> {
  const { id, room } = await makeMap(server, 'Brush', generateMap(placeCount));
  const settings = {
    source: 'bench',
    name: 'Generated',
    columns: {
      sourceId: 'Id',
      occurredAt: ['Occurred'],
      text: 'Text',
      touchpoint: 'Kind',
      channel: 'Channel',
      perceivedCause: 'Cause',
      severity: 'Severity',
      burdenMinutes: 'Minutes',
      segments: table.segments.map(({ heading }) => heading),
    },
    timeZone: 'UTC',
  };
  const response = await fetch(
    `${server.url}/api/v1/maps/${id}/datasets?${new URLSearchParams({ settings: JSON.stringify(settings) })}`,
    {
      method: 'POST',
      headers: { origin: server.url, 'content-type': 'text/csv' },
      body: fileOf(table),
    },
  );
  if (!response.ok) throw new Error(`import: ${response.status} ${await response.text()}`);
  const { datasetId, accepted } = importedSchema.parse(await response.json());
  if (accepted !== table.day.length) throw new Error(`${accepted} of ${table.day.length} rows were accepted`);
  await writeRules(server, room, brushRules(datasetId));
  return `${server.url}/m/${id}`;
}

/** The rows as a CSV, as a source would export them. */
function fileOf(table: FailureTable): Blob {
  const { day, key, keys, channel, channels, cause, segments, sums } = table;
  const heads = ['Id', 'Occurred', 'Kind', 'Channel', 'Cause', 'Severity', 'Minutes'];
  const lines = Array.from(day, (each, row) => {
    const kind = keys[key[row] ?? 0]?.group ?? '';
    const code = cause?.[row] ?? 0;
    return [
      `R${row}`,
      `${formatDay(each)}T12:00:00Z`,
      kind,
      channels[channel[row] ?? 0],
      code === 0 ? '' : causes[code - 1],
      valueAt(sums.severity, row),
      valueAt(sums.burdenMinutes, row),
      ...segments.map(({ values, code: codes }) => values[codes[row] ?? 0]),
      `${kind} in case ${row}`,
    ].join(',');
  });
  const head = [...heads, ...segments.map(({ heading }) => heading), 'Text'].join(',');
  return new Blob([head, '\n', lines.join('\n'), '\n']);
}

/** Drags the brush's end from the last day towards the first, and back; ms of each move, those of the warm-up first. */
async function dragHandle(page: Page): Promise<readonly number[]> {
  const next = await watchChanges(page);
  const track = await page.getByRole('group', { name: 'Time range' }).boundingBox();
  const handle = await page.locator('[class*="thumb"]').nth(1).boundingBox();
  if (track === null || handle === null) throw new Error('there is no time brush');
  const y = handle.y + handle.height / 2;
  const right = handle.x + handle.width / 2;
  await page.mouse.move(right, y);
  await page.mouse.down();
  await next.forget();
  const times: number[] = [];
  const half = (warmUps + moves) / 2;
  for (let move = 1; move <= 2 * half; move += 1) {
    const way = move <= half ? move : 2 * half - move;
    await page.mouse.move(right - (way * track.width * 0.9) / half, y);
    times.push(await next.time());
  }
  await page.mouse.up();
  return times;
}

type Watched = Window & { movedAt: number | null; changed: PromiseWithResolvers<number> };

/** Notes in the page when the pointer moved last, and when the numbers that changed since then were on the screen. */
async function watchChanges(page: Page) {
  await page.evaluate((selector) => {
    const scope = window as unknown as Watched;
    const channel = new MessageChannel();
    scope.movedAt = null;
    scope.changed = Promise.withResolvers();
    window.addEventListener(
      'pointermove',
      ({ timeStamp }) => {
        scope.movedAt = timeStamp;
      },
      true,
    );
    // A message that is sent in a frame comes after it was painted.
    channel.port1.addEventListener('message', ({ data }) => scope.changed.resolve(performance.now() - data));
    channel.port1.start();
    const isNumber = ({ target }: MutationRecord): boolean =>
      (target instanceof Element ? target : target.parentElement)?.closest(selector) != null;
    new MutationObserver((records) => {
      const { movedAt } = scope;
      if (movedAt === null || !records.some(isNumber)) return;
      scope.movedAt = null;
      requestAnimationFrame(() => channel.port2.postMessage(movedAt));
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  }, number);
  const forget = (): Promise<void> =>
    page.evaluate(() => {
      const scope = window as unknown as Watched;
      scope.movedAt = null;
      scope.changed = Promise.withResolvers();
    });
  return {
    forget,
    time: async (): Promise<number> => {
      const time = await page.evaluate(() => (window as unknown as Watched).changed.promise);
      await forget();
      return time;
    },
  };
}
