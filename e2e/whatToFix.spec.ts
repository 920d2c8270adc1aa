import type { Locator } from '@playwright/test';
import { api } from './api.ts';
import { expect, test } from './fixtures.ts';

/** "€67.1k" → 67,100. */
async function moneyIn(cell: Locator): Promise<number> {
  const text = (await cell.innerText()).split('\n')[0] ?? '';
  const [, sign = '', digits = '', unit = ''] = /(-?)€([\d.,]+)([km]?)/i.exec(text) ?? [];
  const scale = { k: 1e3, m: 1e6 }[unit.toLowerCase()] ?? 1;
  return (sign === '-' ? -1 : 1) * Number(digits.replaceAll(',', '')) * scale;
}

test('lens and filter are one’s own, and every number moves with them', async ({ server, alice, bob }) => {
  const sample = (await api(server.url).maps()).find(({ title }) => title.includes('made up'));
  await alice.map.open(server.url, sample!.id);
  await bob.map.open(server.url, sample!.id);
  const legend = alice.page.getByRole('region', { name: 'Legend' });
  await expect(legend.getByRole('heading')).toHaveText('Failures per 1,000 exposures');

  await alice.page.keyboard.press('Digit2');
  await expect(legend.getByRole('heading')).toHaveText('Failures');
  await expect(bob.page.getByRole('region', { name: 'Legend' }).getByRole('heading')).toHaveText(
    'Failures per 1,000 exposures',
  );

  const total = legend.getByRole('banner').or(legend.locator('header')).locator('span').first();
  const everything = Number((await total.innerText()).replaceAll(',', ''));
  await alice.page.getByRole('button', { name: 'Filter', exact: true }).click();
  await alice.page
    .getByRole('group', { name: 'Channel' })
    .getByRole('checkbox', { name: /^Phone/ })
    .check();
  await alice.page.keyboard.press('Escape');
  await expect(total).not.toHaveText(everything.toLocaleString('en-GB'));
  expect(Number((await total.innerText()).replaceAll(',', ''))).toBeLessThan(everything);
  await alice.page.getByRole('button', { name: 'Clear filter' }).click();
  await expect(total).toHaveText(everything.toLocaleString('en-GB'));

  // Where the system chooses the colours, heat is still seen.
  await alice.page.emulateMedia({ forcedColors: 'active' });
  const card = alice.map.touchpoint('Use a voucher').locator('[data-fill="class"]');
  await expect(card).toHaveCSS('forced-color-adjust', 'none');

  // A phone on its side has no more room than an upright one.
  await bob.page.setViewportSize({ width: 844, height: 390 });
  await bob.page.reload();
  await expect(bob.page.getByRole('button', { name: 'Open the inspector' })).toBeVisible();
});

test('what to fix: harm follows the assumptions, opens its rows and its touchpoint', async ({
  server,
  alice,
  bob,
}) => {
  const sample = (await api(server.url).maps()).find(({ title }) => title.includes('made up'));
  await alice.map.open(server.url, sample!.id);
  await bob.map.open(server.url, sample!.id);
  await alice.page.getByRole('button', { name: 'What to fix' }).click();
  const board = alice.page.getByRole('dialog', { name: 'What to fix' });
  const worst = board.getByRole('table', { name: 'What hurts most' }).getByRole('row').nth(1);
  const harm = worst.getByRole('cell').nth(2);
  const margin = board.getByRole('textbox', { name: 'Margin per customer and year' });

  await test.step('twice the margin is twice the harm, for everybody', async () => {
    const before = await moneyIn(harm);
    expect(before).toBeGreaterThan(0);
    await margin.fill('280');
    await margin.press('Tab');
    await expect.poll(async () => Math.round((100 * (await moneyIn(harm))) / before)).toBe(200);
    await bob.page.getByRole('button', { name: 'What to fix' }).click();
    const theirs = bob.page.getByRole('dialog', { name: 'What to fix' });
    await expect(theirs.getByRole('textbox', { name: 'Margin per customer and year' })).toHaveValue('€280');
    await board.press('Control+z');
    await expect(margin).toHaveValue('€140');
  });

  await test.step('a count opens exactly its rows, and closing comes back', async () => {
    const count = await worst.getByRole('cell').nth(1).innerText();
    await worst.getByRole('button', { name: /^Show the .* failures$/ }).click();
    await expect(alice.page.getByText(`${count} failures`, { exact: true })).toBeVisible();
    await alice.page.getByRole('button', { name: 'Close' }).click();
    await expect(board).toBeVisible();
    await worst.getByRole('button', { name: /^Show the .* failures$/ }).click();
    await expect(board).toHaveCount(0);
    await alice.page.keyboard.press('Escape');
    await expect(board).toBeVisible();
  });

  await test.step('a fix of one’s own is ranked with the others', async () => {
    await board.getByRole('tab', { name: 'Fixes' }).click();
    await board.getByRole('button', { name: 'Add a fix' }).click();
    await board.getByRole('textbox', { name: 'Fix', exact: true }).fill('Say sorry in person');
    await board.getByRole('textbox', { name: 'Fix', exact: true }).press('Enter');
    const cost = board.getByRole('group', { name: 'Cost, once' });
    for (const [end, amount] of [
      ['Low', '100'],
      ['Likely', '200'],
      ['High', '150'],
    ] as const) {
      await cost.getByRole('textbox', { name: end }).fill(amount);
      await cost.getByRole('textbox', { name: end }).press('Tab');
    }
    await expect(board.getByText('Likely has to be at most high.')).toBeVisible();
    await cost.getByRole('textbox', { name: 'High' }).fill('400');
    await cost.getByRole('textbox', { name: 'High' }).press('Tab');
    await expect(board.getByText('Likely has to be at most high.')).toHaveCount(0);
    await board.getByRole('button', { name: /Reduces/ }).click();
    await alice.page.getByRole('option').first().click();
    await board.getByRole('tab', { name: 'Harm and cost' }).click();
    const fixes = board.getByRole('table', { name: 'What to fix first' });
    await expect(fixes.getByRole('row', { name: /Say sorry in person/ })).toContainText('€200');
  });

  await test.step('a name opens its touchpoint on the map', async () => {
    await worst.getByRole('rowheader').getByRole('button').click();
    await expect(board).toHaveCount(0);
    await expect(alice.map.canvas.locator('[aria-current="true"]')).toHaveCount(1);
  });
});
