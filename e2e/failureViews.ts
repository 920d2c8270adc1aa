import type { Page } from '@playwright/test';
import { episodesView } from './boardViews.ts';
import { expect, type Person } from './fixtures.ts';
import { importPage } from './pages/importPage.ts';

/** One thing to look at: how a person gets there, with the ids of the sample and of an empty map. */
export type View = {
  readonly name: string;
  readonly show: (person: Person, url: string, ids: { sample: string; empty: string }) => Promise<void>;
};

const panel = (page: Page, name: string) => page.getByRole('complementary', { name });

const rules = 'Rules: how failures reach their places';

/** A lens of the sample map, chosen from the list in the top bar, once its own numbers are there. */
function lensView(lens: string, legend: string): View {
  return {
    name: `lens ${lens.toLowerCase()}`,
    show: async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('l');
      await page.getByRole('option', { name: new RegExp(`^${lens}`) }).click();
      await expect(page.getByRole('heading', { name: legend, exact: true })).toBeVisible();
    },
  };
}

/** A panel that is reached by its command. */
function panelView(name: string, command: string, title: string): View {
  return {
    name,
    show: async ({ page, map }) => {
      await page.keyboard.press('Escape');
      await map.command(command);
      await expect(panel(page, title)).toBeVisible();
      await page.waitForLoadState('networkidle');
    },
  };
}

/** The lenses: of one size, for only colours and the legend differ. */
export const lensViews: readonly View[] = [
  lensView('Severity', 'Mean severity'),
  lensView('Customer burden', 'Customers’ time'),
  lensView('Recovery', 'Median time to resolution'),
  lensView('Perceived cause', 'Leading perceived cause'),
  lensView('Coverage', 'Brought by the matcher'),
  lensView('Cost to fix', 'Cost to fix'),
  lensView('Ownership', 'Owner'),
  lensView('Failure rate', 'Failures per 1,000 exposures'),
];

/** What a person sees of failures: filtered, as rows, by their rules, and on their way in. */
export const failureViews: readonly View[] = [
  {
    name: 'filter',
    show: async ({ page }) => {
      await page.keyboard.press('Shift+F');
      await expect(page.getByRole('dialog').getByRole('checkbox').first()).toBeVisible();
    },
  },
  {
    name: 'filtered',
    show: async ({ page }) => {
      await page.getByRole('dialog').getByRole('checkbox').first().click();
      await page.getByRole('dialog').getByLabel('From', { exact: true }).focus();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(page.getByRole('list', { name: 'Filters in force' })).toBeVisible();
    },
  },
  {
    name: 'one record',
    show: async ({ page, map }) => {
      await page.getByRole('button', { name: 'Clear filter' }).click();
      await map.goTo('Use a voucher');
      await map.touchpoint('Use a voucher').getByRole('button', { name: 'show the rows' }).click();
      await expect(page.getByRole('region', { name: 'In their words' })).toBeVisible();
      await page.getByRole('list', { name: 'Failures, newest first' }).getByRole('button').first().click();
      await expect(page.getByRole('button', { name: /^Back/ })).toBeVisible();
      await page.waitForLoadState('networkidle');
    },
  },
  episodesView,
  panelView('rules', rules, 'Rules'),
  {
    name: 'a dataset',
    show: async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      const unfold = page.getByRole('button', { name: 'Open the inspector' });
      if (await unfold.isVisible()) await unfold.click();
      await page.getByRole('button', { name: /grouped by/ }).click();
      await expect(page.getByRole('dialog').getByRole('heading', { name: 'Last import' })).toBeVisible();
    },
  },
  {
    name: 'customers who passed',
    show: async ({ page, map }) => {
      await page.keyboard.press('Escape');
      await map.command('Customers who passed');
      await expect(page.getByRole('dialog').getByRole('table')).toBeVisible();
    },
  },
];

/** The same things while there is nothing yet, and a file on its way onto an empty map. */
export const importViews: readonly View[] = [
  panelView('no unmatched', 'Unmatched failures', 'Unmatched failures'),
  panelView('no coding', 'Place unmatched failures one by one', 'Place failures one by one'),
  panelView('no rules', rules, 'Rules'),
  {
    name: 'nobody passed',
    show: async ({ page, map }) => {
      await page.keyboard.press('Escape');
      await map.command('Customers who passed');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'import questions',
    show: async ({ page, map }) => {
      await page.keyboard.press('Escape');
      await map.command('Import failures');
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Choose a file' }).click();
      await (await chooser).setFiles('e2e/files/animal-complaints-200.csv');
      await expect(page.getByText('Please confirm what they mean.')).toBeVisible();
    },
  },
  {
    name: 'import preview',
    show: async ({ page }) => {
      const wizard = importPage(page);
      await wizard.timeZone('Europe/Berlin');
      await wizard.preview();
      await expect(wizard.wizard.getByRole('button', { name: /^Import [\d,]+ rows$/ })).toBeVisible();
    },
  },
  {
    name: 'import done',
    show: async ({ page }) => {
      const wizard = importPage(page);
      await wizard.send();
      await expect(wizard.wizard.getByRole('button', { name: 'Lay them on the map' })).toBeVisible();
    },
  },
  {
    name: 'unmatched',
    show: async ({ page }) => {
      await importPage(page).layOnTheMap();
      await expect(importPage(page).group('Unleashed Dog')).toBeVisible();
    },
  },
  panelView('coding', 'Place unmatched failures one by one', 'Place failures one by one'),
  panelView('rules of a new dataset', rules, 'Rules'),
  {
    name: 'a new rule',
    show: async ({ page }) => {
      await page.getByRole('button', { name: 'Add a rule' }).click();
      await expect(page.getByRole('button', { name: 'Add this rule' })).toBeVisible();
    },
  },
];
