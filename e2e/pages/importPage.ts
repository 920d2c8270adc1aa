import { expect, type Page } from '@playwright/test';

/** Bringing a file in, laying its groups on the map, and reading the rows behind a number. */
export function importPage(page: Page) {
  const wizard = page.getByRole('dialog');
  const unmatched = page.getByRole('complementary', { name: 'Unmatched failures' });

  return {
    wizard,
    /** Chooses a file in the wizard, through the picker. */
    choose: async (file: string | { name: string; mimeType: string; buffer: Buffer }) => {
      await page.getByRole('button', { name: 'Import failures' }).click();
      const chooser = page.waitForEvent('filechooser');
      await wizard.getByRole('button', { name: 'Choose a file' }).click();
      await (await chooser).setFiles(file);
      await expect(wizard.getByText('Please confirm what they mean.')).toBeVisible();
    },
    /** Answers one of the wizard's questions from its list. */
    answer: async (label: RegExp, choice: string) => {
      await wizard.getByRole('button', { name: label }).click();
      await page.getByRole('option', { name: choice }).first().click();
    },
    timeZone: async (zone: string) => {
      const field = wizard.getByRole('combobox', { name: 'Time zone of the times in the file' });
      await field.fill(zone);
      await page.getByRole('option', { name: zone, exact: true }).click();
    },
    name: (text: string) => wizard.getByRole('textbox', { name: 'What these rows are called' }).fill(text),
    preview: () => wizard.getByRole('button', { name: 'Confirm and preview' }).click(),
    send: () => wizard.getByRole('button', { name: /^Import [\d,]+ rows$/ }).click(),
    /** A line of the last page: how many rows ended so. */
    ended: async (how: string) => {
      const cell = wizard.getByRole('row', { name: new RegExp(`^${how}`) }).getByRole('cell');
      return Number((await cell.innerText()).replaceAll(/\D/g, ''));
    },
    layOnTheMap: () => wizard.getByRole('button', { name: 'Lay them on the map' }).click(),
    close: () => wizard.getByRole('button', { name: 'Close' }).last().click(),
    unmatched,
    /** The group of exactly this name. */
    groupNamed: (value: string) =>
      unmatched.getByRole('listitem').filter({ has: page.getByText(value, { exact: true }) }),
    group: (value: string) => unmatched.getByRole('listitem').filter({ hasText: value }),
    evidence: (place: string) => page.getByRole('complementary', { name: place }),
  };
}
