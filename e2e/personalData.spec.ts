import { csvLine } from '#domain/failures/csvLine.ts';
import { plantedPersonal } from '#testing/plantedPersonal.ts';
import { api } from './api.ts';
import { expect, test } from './fixtures.ts';
import { importPage } from './pages/importPage.ts';

const planted: readonly string[] = Object.values(plantedPersonal).flat();

/** Everything that a browser keeps for a page: both storages, every database record, every cached answer. */
async function keptByBrowser(): Promise<string> {
  const parts: unknown[] = [{ ...localStorage }, { ...sessionStorage }, document.cookie];
  for (const { name } of await indexedDB.databases()) {
    const opening = indexedDB.open(name ?? '');
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      opening.addEventListener('success', () => resolve(opening.result));
      opening.addEventListener('error', () => reject(new Error(`${name} cannot be opened`)));
    });
    for (const store of database.objectStoreNames) {
      const asking = database.transaction(store).objectStore(store).getAll();
      parts.push(
        await new Promise((resolve) => asking.addEventListener('success', () => resolve(asking.result))),
      );
    }
    database.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) parts.push(await (await cache.match(request))?.text());
  }
  const asText = (_key: string, value: unknown): unknown =>
    value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : value;
  return JSON.stringify(parts, asText);
}

test('what customers wrote about themselves is masked on the screen and raw nowhere in the browser', async ({
  server,
  alice,
}) => {
  const { id } = await api(server.url).makeMap('Personal data');
  const { map, page } = alice;
  const wizard = importPage(page);
  await map.open(server.url, id);
  const rows = planted.map((text, index) => [
    `T${index}`,
    '2026-03-14',
    'Late',
    `Write to ${text}, please.`,
    text,
  ]);
  const file = [['Id', 'Day', 'What', 'Said', 'Notes'], ...rows].map(csvLine).join('');
  expect(planted.every((text) => file.includes(text))).toBe(true);
  await wizard.choose({ name: 'asked.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
  await wizard.answer(/Grouped by/, 'What');
  await wizard.timeZone('UTC');
  await wizard.preview();
  await wizard.send();
  await expect(wizard.wizard.getByText(`${planted.length} failures are on this map now.`)).toBeVisible();
  await wizard.layOnTheMap();
  await expect(wizard.group('Late')).toBeVisible();

  const seen = await page.content();
  const kept = await page.evaluate(keptByBrowser);
  const document = JSON.stringify(await api(server.url).map(id));
  for (const text of planted) {
    for (const [where, content] of Object.entries({ seen, kept, document })) {
      expect(content.toLowerCase().includes(text.toLowerCase()), `${text} in ${where}`).toBe(false);
    }
  }

  // The negative control: the same search finds a piece that does lie there.
  await page.evaluate((text) => localStorage.setItem('control', text), planted[0] ?? '');
  expect(await page.evaluate(keptByBrowser)).toContain(planted[0]);
});
