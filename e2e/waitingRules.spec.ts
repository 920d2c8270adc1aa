import type { Page } from '@playwright/test';
import { expect, test, type Person } from './fixtures.ts';
import { entryPage } from './pages/entryPage.ts';
import { smallMap } from './smallMap.ts';

test('a rule for words waits where its writer may not see them, until somebody who may confirms it', async ({
  hosted,
  alice,
  bob,
}) => {
  const { url } = hosted.server;
  const { id } = await hosted.makeMap('Words', smallMap);
  const rows = ['it came late', 'where is my parcel'].map((text, index) => ({
    sourceId: String(index),
    occurredAt: '2025-03-14T10:00:00Z',
    group: 'Other',
    text,
  }));
  await hosted.call('POST', `/maps/${id}/failures`, { source: 'Tickets', rows });
  const [name = '', value = ''] = hosted.cookie.split('=');
  await alice.page.context().addCookies([{ name, value, url }]);
  await alice.map.open(url, id);
  const link = await hosted.makeLink(id, 'editor');
  await entryPage(bob.page).join(`${url}/join#${link.token}`, 'Bob');
  await expect(bob.map.touchpoint('Pay')).toBeVisible();
  for (const { page } of [alice, bob]) await openRules(page);
  await expect(alice.page.getByRole('button', { name: 'Train the matcher' })).toBeVisible();
  await expect(bob.page.getByText('Somebody who may see that can train it.')).toBeVisible();
  await expect(bob.page.getByRole('button', { name: 'Train the matcher' })).toBeHidden();

  await addWordRule(bob.page, 'late', 'Pay I buy it', /this rule will wait until somebody who may/);
  const lineOf = ({ page }: Person, word: string) =>
    page.getByRole('listitem').filter({ hasText: `any of ${word}` });
  await expect(lineOf(bob, 'late')).toContainText('Waits for somebody who may see customers’ words');
  await expect(lineOf(alice, 'late')).toContainText('Waits for you to confirm it');
  await alice.page.getByRole('button', { name: 'Confirm the rule' }).click();
  await expect(lineOf(bob, 'late')).toContainText('1 failure');

  await addWordRule(alice.page, 'parcel', 'Open the door I wait', /1 failure fits/);
  await expect(lineOf(bob, 'parcel')).toContainText('1 failure');
});

async function openRules(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox').last().fill('Rules: how');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Rules', exact: true })).toBeVisible();
}

async function addWordRule(page: Page, word: string, place: string, says: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Add a rule' }).click();
  const form = page.getByRole('form', { name: 'Rule' });
  await form.getByRole('button', { name: /It looks at/ }).click();
  await page.getByRole('option', { name: 'Words in the text' }).click();
  await form.getByLabel('Any of these words').fill(word);
  await expect(form).toContainText(says);
  await form.getByRole('combobox', { name: 'Such failures belong to' }).fill(place.slice(0, 3));
  await page.getByRole('option', { name: place }).click();
  await form.getByRole('button', { name: 'Add this rule' }).click();
}
