import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { api } from './api.ts';
import { expect, test, type Person } from './fixtures.ts';
import { codingPage } from './pages/codingPage.ts';
import { importPage } from './pages/importPage.ts';

type Place = 'Get the bill' | 'Use the line' | 'Be visited';
const places: readonly Place[] = ['Get the bill', 'Use the line', 'Be visited'];

type Case = {
  readonly file: string;
  readonly rows: number;
  readonly groupedBy: string;
  readonly text: string;
  /** The two groups that are dropped, on the first two places. */
  readonly dropped: readonly [string, string];
  readonly days: string;
  /** Two weeks that hold failures. */
  readonly brushed: { readonly from: string; readonly to: string };
};

const ours: Case = {
  file: join(import.meta.dirname, 'files/line-complaints-600.csv'),
  rows: 600,
  groupedBy: 'Subject',
  text: 'Description',
  dropped: ['Bill', 'Slow line'],
  days: '1 Apr 2026 – 30 Jun 2026',
  brushed: { from: '2026-05-04', to: '2026-05-17' },
};
const telecom: Case = {
  file: join(import.meta.dirname, '../../shared/data/comcast_telecom_complaints.csv'),
  rows: 2_224,
  groupedBy: 'Customer Complaint',
  text: 'Customer Complaint',
  dropped: ['Comcast Billing', 'Comcast Internet'],
  days: '1 Apr 2015 – 30 Jun 2015',
  brushed: { from: '2015-06-15', to: '2015-06-28' },
};

test('real complaints become evidence: dates, groups, decisions, a brush, a quote', async ({
  server,
  alice,
  bob,
}) => {
  test.skip(!existsSync(telecom.file), `${telecom.file} is not here`);
  await walkToEvidence({ alice, bob }, server.url, telecom);
});

// The same walk: where the real file is, ours would say nothing new.
if (!existsSync(telecom.file)) {
  test('complaints of our own become evidence: dates, groups, decisions, a brush, a quote', async ({
    server,
    alice,
    bob,
  }) => {
    await walkToEvidence({ alice, bob }, server.url, ours);
  });
}

type People = { readonly alice: Person; readonly bob: Person };

async function walkToEvidence({ alice, bob }: People, url: string, file: Case): Promise<void> {
  const { id } = await api(url).makeMap('Complaints');
  const { map, page } = alice;
  const wizard = importPage(page);
  const coding = codingPage(page);
  const [bill, line] = file.dropped;

  await test.step('three touchpoints, and a second person looks on', async () => {
    await map.open(url, id);
    await map.draw('stage', 'I am a customer');
    for (const place of places) await map.draw('touchpoint', place);
    await map.showAll();
    await page.keyboard.press('Digit2');
    await bob.map.open(url, id);
    await bob.page.keyboard.press('Digit2');
  });

  await test.step('the import asks about the dates, and goes on only with an answer', async () => {
    await wizard.choose(file.file);
    await wizard.answer(/Grouped by/, file.groupedBy);
    await wizard.answer(/What was said/, file.text);
    await wizard.timeZone('America/New_York');
    const confirm = wizard.wizard.getByRole('button', { name: 'Confirm and preview' });
    await expect(confirm).toBeDisabled();
    await wizard.wizard.getByText('Swap day and month back').click();
    await wizard.preview();
    await expect(wizard.wizard.getByText(file.days)).toBeVisible();
    await wizard.send();
    await expect(
      wizard.wizard.getByText(`${file.rows.toLocaleString('en-GB')} failures added.`),
    ).toBeVisible();
    await wizard.layOnTheMap();
  });

  await test.step('two groups are dropped, and the other browser sees the heat', async () => {
    for (const [group, place] of [
      [bill, places[0]],
      [line, places[1]],
    ] as const) {
      await wizard.groupNamed(group).locator('[draggable]').dragTo(map.touchpoint(place!));
      await map.dismissNotices();
      await expect(map.touchpoint(place!)).toHaveAccessibleName(/[1-9][\d,]* failures?|, [1-9]/);
    }
    await expect.poll(() => countOf(bob, places[0]!)).toBe(await countOf(alice, places[0]!));
  });

  await test.step('thirty decisions train the matcher, which then places what it is sure of', async () => {
    await wizard.unmatched.getByRole('button', { name: 'Place them one by one' }).click();
    for (let decided = 0; decided < 30; decided += 1) await coding.decide(placeOf(await coding.text()));
    await expect(coding.decided(30)).toBeVisible();
    const before = await coding.unmatched();
    await coding.train();
    await expect(coding.learned).toBeVisible({ timeout: 120_000 });
    await coding.letItPlace();
    await expect.poll(() => coding.unmatched()).toBeLessThan(before);
    await coding.close();
    await expect.poll(() => countOf(bob, places[2]!)).toBe(await countOf(alice, places[2]!));
  });

  await test.step('two weeks are brushed: numbers follow, and the address keeps them', async () => {
    const whole = await countOf(alice, places[0]!);
    await map.brush(file.brushed);
    await expect.poll(() => countOf(alice, places[0]!)).toBeLessThan(whole);
    await expect.poll(() => page.url()).toContain(file.brushed.from);
    expect(await countOf(bob, places[0]!)).toBe(whole);
  });

  await test.step('a number opens exactly its rows, and a quote is pinned for everybody', async () => {
    const count = await countOf(alice, places[0]!);
    await map.touchpoint(places[0]!).getByRole('button', { name: 'show the rows' }).click();
    const evidence = wizard.evidence(places[0]!);
    const words = count === 1 ? '1 failure' : `${count.toLocaleString('en-GB')} failures`;
    await expect(evidence.getByText(`${words} within your filter`, { exact: true })).toBeVisible();
    await evidence.getByRole('button', { name: 'Pin to the map' }).first().click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Pin to the map' }).click();
    await expect(bob.map.canvas.getByRole('group', { name: /^Note “/ })).toBeVisible();
  });
}

/** The number on a touchpoint under the lens "Failure count", as a screen reader hears it. */
async function countOf({ map }: Person, place: string): Promise<number> {
  const name = (await map.touchpoint(place).getAttribute('aria-label')) ?? '';
  const number = /, ([\d,]+)(?: failures?)?(?:,|$)/.exec(name)?.[1] ?? '0';
  return Number(number.replaceAll(',', ''));
}

/** Where a person who reads it would put a complaint. */
function placeOf(text: string): Place {
  if (/bill|charg|price|pric|fee|invoice|paid|pay|refund|money|discount|cost|contract/i.test(text)) {
    return 'Get the bill';
  }
  if (/technician|appointment|install|visit|drill|rang|service|customer|support/i.test(text))
    return 'Be visited';
  return 'Use the line';
}
