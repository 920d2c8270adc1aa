import { expect, type Page } from '@playwright/test';

/** Placing failures one by one, and the matcher that learns from it. */
export function codingPage(page: Page) {
  const panel = page.getByRole('complementary', { name: 'Place failures one by one' });
  const record = panel.getByRole('region', { name: 'The record' });
  const decidedWords = (count: number) => panel.getByText(`${count} decided`);
  let decisions = 0;

  return {
    /** The words of the record that waits. */
    text: async () => {
      await expect(record).toBeVisible();
      return (await record.locator('p').nth(1).innerText()).trim();
    },
    /** Types a place and takes it. */
    decide: async (place: string) => {
      const field = record.getByRole('combobox', { name: 'Another place (P)' });
      await field.fill(place);
      await page.getByRole('option', { name: place }).first().click();
      decisions += 1;
      await expect(decidedWords(decisions)).toBeVisible();
    },
    decided: decidedWords,
    unmatched: async () => {
      const words = await panel.getByText(/^[\d,]+ failures? unmatched$/).innerText();
      return Number(words.replaceAll(/\D/g, ''));
    },
    train: () => panel.getByRole('button', { name: 'Train the matcher' }).click(),
    learned: panel.getByText('It has learned from what people have placed'),
    letItPlace: () => panel.getByText(/^Let it place what it is sure of/).click(),
    close: () => panel.getByRole('button', { name: 'Close' }).click(),
  };
}
