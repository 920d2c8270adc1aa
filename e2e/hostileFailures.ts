import { csvLine } from '#domain/failures/csvLine.ts';
import { episodesView } from './boardViews.ts';
import { expect } from './fixtures.ts';
import { closeAll, commandView, dialog, goToFirst, panel, type HostileView } from './hostileSteps.ts';
import { importPage } from './pages/importPage.ts';

/** Failures that are there, as they are read and placed. */
export const ofFailures: readonly HostileView[] = [
  {
    name: 'evidence',
    show: async ({ page, planter }) => {
      await closeAll(page);
      await goToFirst(page, planter, 'touchpoints.name');
      await page.getByRole('button', { name: /^See \d+ failures$/ }).click();
      await expect(
        page.getByRole('list', { name: 'Failures, newest first' }).getByRole('listitem').first(),
      ).toBeVisible();
    },
  },
  {
    name: 'one record',
    show: async ({ page }) => {
      await page
        .getByRole('list', { name: 'Failures, newest first' })
        .getByRole('button')
        .first()
        .press('Enter');
      await page.getByText('As it stands in the file').click();
      await page.waitForLoadState('networkidle');
    },
  },
  episodesView,
  commandView('Failures over time'),
  {
    name: 'filter',
    show: async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Shift+F');
      await dialog(page).getByRole('checkbox').first().check();
      await dialog(page).getByRole('checkbox').first().uncheck();
    },
  },
  commandView('Unmatched failures', (page) => panel(page).getByRole('listitem').first()),
  commandView('Place unmatched failures one by one', (page) =>
    page.getByRole('region', { name: 'The record' }),
  ),
  commandView('Rules: how failures reach their places'),
  commandView('Customers who passed'),
];

/** A file whose name, headings and cells are payloads too, and what is typed while it comes in. */
export const ofAFile: readonly HostileView[] = [
  {
    name: 'import questions',
    show: async ({ page, planter }) => {
      const { choose, answer, timeZone, name } = importPage(page);
      const text = (field: string, most = 400) => planter.text(field, most, 'line');
      const what = text('file heading');
      const head = ['Id', 'Day', what, text('file heading'), text('file heading')];
      const rows = Array.from({ length: 6 }, (_, n) => [
        `R${n}`,
        n === 5 ? text('refused cell') : `2026-03-1${n}`,
        text('file group'),
        text('file cell', 2_000),
        text('file cell', 2_000),
      ]);
      const buffer = Buffer.from([head, ...rows].map(csvLine).join(''));
      const fileName = `${text('POST /maps/{id}/datasets ?fileName', 200)}.csv`;
      await choose({ name: fileName, mimeType: 'text/csv', buffer });
      await answer(/Grouped by/, /__ran\(\d+\)/.exec(what)?.[0] ?? '');
      await timeZone('UTC');
      await name(text('importSettings.source', 200));
    },
  },
  { name: 'import preview', show: ({ page }) => importPage(page).preview() },
  {
    name: 'import done',
    show: async ({ page }) => {
      const { send, wizard } = importPage(page);
      await send();
      await expect(wizard.getByRole('button', { name: 'Lay them on the map' })).toBeVisible();
    },
  },
  {
    name: 'unmatched groups of the file',
    show: async ({ page }) => {
      const { layOnTheMap, unmatched } = importPage(page);
      await layOnTheMap();
      await expect(unmatched.getByRole('listitem').first()).toBeVisible();
    },
  },
  {
    name: 'the last import',
    show: async ({ page }) => {
      await closeAll(page);
      await page.getByRole('button', { name: /5 failures/ }).click();
      await expect(dialog(page).getByRole('heading', { name: 'Last import' })).toBeVisible();
      await page.keyboard.press('Escape');
    },
  },
];
