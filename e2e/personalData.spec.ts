import { csvLine } from '#domain/failures/csvLine.ts';
import { plantedPersonal } from '#testing/plantedPersonal.ts';
import { api } from './api.ts';
import { expect, test } from './fixtures.ts';
import { keptByBrowser } from './keptByBrowser.ts';
import { importPage } from './pages/importPage.ts';

test.use({ serviceWorkers: 'allow' });

const planted: readonly string[] = Object.values(plantedPersonal).flat();

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
  await expect(wizard.wizard.getByText(`${planted.length} failures added.`)).toBeVisible();
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
