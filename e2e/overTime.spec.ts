import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { api } from './api.ts';
import { expect, test } from './fixtures.ts';

const complaints = join(import.meta.dirname, '../../shared/data/comcast_telecom_complaints.csv');
const settings = {
  source: 'complaints',
  columns: {
    sourceId: 'Ticket #',
    occurredAt: ['Date', 'Time'],
    text: 'Customer Complaint',
    channel: 'Received Via',
    touchpoint: 'State',
  },
  timeZone: 'America/New_York',
  swapRepair: { Date: true },
};

function chartOf(page: Page) {
  const panel = page.getByRole('complementary', { name: /over time$/ });
  return { panel, signals: panel.getByRole('region', { name: 'Signals' }) };
}

test('91 days of real complaints show a run inside the baseline and the first day beyond the limits', async ({
  server,
  alice: { page, map },
}) => {
  test.skip(!existsSync(complaints), `${complaints} is not here`);
  const { id } = await api(server.url).makeMap('Complaints');
  await api(server.url).importCsv(id, settings, readFileSync(complaints));
  const counts = Promise.withResolvers<void>();
  await page.route('**/tallies*', async (route) => {
    await counts.promise;
    await route.continue();
  });
  await map.open(server.url, id);
  await test.step('a command that waits for the counts can be chosen as soon as they are here', async () => {
    await page.keyboard.press('ControlOrMeta+k');
    const commands = page.getByRole('dialog', { name: 'Search commands' });
    await commands.getByRole('combobox').fill('Failures over time');
    const command = commands.getByRole('option', { name: 'Failures over time' });
    await expect(command).toContainText('There are no failures yet.');
    counts.resolve();
    await expect(command).not.toContainText('There are no failures yet.');
    await command.click();
  });
  const { panel, signals } = chartOf(page);
  await expect(panel).toContainText('Mean 15.567, upper limit 31.4, no lower limit');
  await expect(panel).toContainText('Frozen from the first 60 days');
  const lines = signals.getByRole('button');
  await expect(lines.first()).toContainText(/^15 in a row below the mean: .*1.*15.*, inside the baseline/);
  await expect(lines.nth(2)).toContainText(/beyond the upper limit, up to 43: /);
  await panel.getByText('All 91 points as a table').click();
  await expect(panel.getByRole('row').filter({ hasText: 'beyond' }).first()).toContainText('43');
});

test('a touchpoint’s signal opens exactly the failures of its days', async ({ server, alice }) => {
  const { page, map } = alice;
  const sample = (await api(server.url).maps()).find(({ title }) => title.includes('made up'));
  await map.open(server.url, sample!.id);
  await map.goTo('Use a voucher');
  await page.getByRole('button', { name: 'Over time' }).click();
  const { panel, signals } = chartOf(page);
  await expect(panel.getByRole('figure')).toBeVisible();
  const signal = signals.getByRole('button').first();
  const failures = /(\d+) failures/.exec((await signal.textContent()) ?? '')?.[1];
  await signal.click();
  const rows = page.getByRole('complementary', { name: 'Use a voucher' });
  await expect(rows.getByText(`${failures} failures within your filter`)).toBeVisible();
});

test('lenses are chosen by name from the list that L opens, or by digit', async ({ server, alice }) => {
  const { page, map } = alice;
  const sample = (await api(server.url).maps()).find(({ title }) => title.includes('made up'));
  await map.open(server.url, sample!.id);
  const legend = page.getByRole('region', { name: 'Legend' });
  await page.keyboard.press('Digit3');
  await expect(legend.getByRole('heading', { name: 'Mean severity' })).toBeVisible();
  await page.keyboard.press('l');
  await page.getByRole('option', { name: /^Trend/ }).click();
  await expect(legend.getByText(/^Tested \d+, flagged \d+ \(q = 0\.1\)\.$/)).toBeVisible();
});
