import type { Page } from '@playwright/test';
import { startServer } from '../scripts/startServer.ts';
import { generateMap } from './generateMap.ts';
import { makeMap } from './makeMap.ts';
import { openBrowser } from './openBrowser.ts';
import { quantile, tenth } from './quantile.ts';
import type { Row } from './report.ts';

const warmUps = 10;
const edits = 100;

/**
 * An edit's way from the key that keeps it in one Chromium until it stands in the page of a second one: over the
 * socket, the check, the journal on disk, and back.
 */
export async function pageEditTimes(): Promise<Row[]> {
  const server = await startServer();
  const browser = await openBrowser();
  try {
    const { id } = await makeMap(server, 'Sync', generateMap(30));
    const pages: Page[] = [];
    for (let index = 0; index < 2; index += 1) {
      const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
      await page.goto(`${server.url}/m/${id}`);
      await nodeNamed(page, 'Touchpoint 0').waitFor();
      pages.push(page);
    }
    const [writer, reader] = pages;
    if (!writer || !reader) throw new Error('two pages were opened');
    await noteKeptTimes(writer);
    const times: number[] = [];
    let name = 'Touchpoint 0';
    for (let edit = 0; edit < warmUps + edits; edit += 1) {
      const next = `Renamed ${edit}`;
      times.push(await editTime(writer, reader, name, next));
      name = next;
    }
    const measured = times.slice(warmUps);
    return [
      {
        what: `an edit's way into a second open Chromium, ${edits} edits`,
        'p50 ms': tenth(quantile(measured, 0.5)),
        'p95 ms': tenth(quantile(measured, 0.95)),
        'most ms': tenth(Math.max(...measured)),
      },
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}

function nodeNamed(page: Page, name: string) {
  return page.locator(`[aria-label^="Touchpoint ${name},"]`);
}

/** Keeps the moment of the last Enter, on the clock that both pages share. */
function noteKeptTimes(page: Page): Promise<void> {
  return page.evaluate(() => {
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Enter') return;
        document.documentElement.dataset['keptAt'] = String(performance.timeOrigin + performance.now());
      },
      true,
    );
  });
}

async function editTime(writer: Page, reader: Page, name: string, next: string): Promise<number> {
  const seen = seenAt(reader, next);
  await nodeNamed(writer, name).click({ position: { x: 16, y: 12 } });
  await writer.keyboard.press('F2');
  await writer.getByRole('main').getByRole('textbox').fill(next);
  await writer.keyboard.press('Enter');
  const arrived = await seen;
  const kept = await writer.evaluate(() => Number(document.documentElement.dataset['keptAt']));
  return arrived - kept;
}

function seenAt(page: Page, name: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const observer = new MutationObserver(() => {
          if (document.querySelector(`[aria-label^="Touchpoint ${wanted},"]`) === null) return;
          observer.disconnect();
          resolve(performance.timeOrigin + performance.now());
        });
        observer.observe(document.body, {
          subtree: true,
          childList: true,
          attributes: true,
          attributeFilter: ['aria-label'],
        });
      }),
    name,
  );
}
