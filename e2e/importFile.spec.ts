import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { api } from './api.ts';
import { expect, test, type Person } from './fixtures.ts';
import { importPage } from './pages/importPage.ts';

type Case = {
  readonly file: string;
  readonly rows: number;
  /** The five largest complaint types, largest first, and what is left: as a plain count of the file gives them. */
  readonly largest: readonly number[];
  readonly unmatched: number;
};

const ours: Case = {
  file: join(import.meta.dirname, 'files/animal-complaints-200.csv'),
  rows: 200,
  largest: [72, 58, 31, 17, 9],
  unmatched: 13,
};
const newYork: Case = {
  file: join(import.meta.dirname, '../../shared/data/nyc311_animals.csv'),
  rows: 4_969,
  largest: [1_804, 1_695, 921, 404, 72],
  unmatched: 73,
};

test('a city’s open data becomes numbers on the map, and each number opens exactly its rows', async ({
  server,
  alice,
}) => {
  test.skip(!existsSync(newYork.file), `${newYork.file} is not here`);
  await walkThroughImport(alice, server.url, newYork);
});

// The same walk: where the real file is, ours would say nothing new.
if (!existsSync(newYork.file)) {
  test('a file of our own becomes numbers on the map, and each number opens exactly its rows', async ({
    server,
    alice,
  }) => {
    await walkThroughImport(alice, server.url, ours);
  });
}

async function walkThroughImport(alice: Person, url: string, file: Case): Promise<void> {
  const groups = countGroups(file);
  const { id } = await api(url).makeMap('City reports');
  const { map, page } = alice;
  const wizard = importPage(page);
  await map.open(url, id);

  await test.step('five touchpoints with the agencies as owners', async () => {
    await map.draw('stage', 'The city answers');
    for (const { kind, agency } of groups.slice(0, 5)) {
      await map.draw('touchpoint', `Report ${kind}`);
      await map.chooseOwner(agency);
      await expect(map.touchpoint(`Report ${kind}`)).toHaveAccessibleName(new RegExp(agency));
    }
    await map.showAll();
    await page.keyboard.press('Digit2');
  });

  await test.step('the file is read in the tab, settled and previewed', async () => {
    await wizard.choose(file.file);
    await wizard.answer(/^(Grouped by|.*Grouped by)/, 'Complaint Type');
    await wizard.timeZone('America/New_York');
    await wizard.name('City reports');
    await wizard.preview();
    await expect(
      wizard.wizard.getByText(`${words(file.rows)} rows read: ${words(file.rows)} accepted`),
    ).toBeVisible();
    expect((await api(url).map(id)).map['datasets']).toEqual([]);
  });

  await test.step('every row ends somewhere', async () => {
    await wizard.send();
    await expect(wizard.wizard.getByText(`${words(file.rows)} failures added.`)).toBeVisible();
    expect(await endings(wizard)).toEqual({ accepted: file.rows, updated: 0, unchanged: 0, rejected: 0 });
  });

  await test.step('the five largest groups are dropped on the touchpoints', async () => {
    await wizard.layOnTheMap();
    await map.showAll();
    for (const { kind, count } of groups.slice(0, 5)) {
      await wizard
        .group(kind)
        .locator('[draggable]')
        .dragTo(map.touchpoint(`Report ${kind}`));
      await expect(map.touchpoint(`Report ${kind}`)).toHaveAccessibleName(
        new RegExp(`\\b${words(count)}\\b`),
      );
      await map.dismissNotices();
    }
    await expect(
      wizard.unmatched.getByText(`${words(file.unmatched)} failures of ${words(file.rows)}`),
    ).toBeVisible();
  });

  await test.step('a click on a number lists exactly its rows', async () => {
    const [, , , , fifth] = groups;
    await map.touchpoint(`Report ${fifth!.kind}`).getByRole('button', { name: 'show the rows' }).click();
    const evidence = wizard.evidence(`Report ${fifth!.kind}`);
    await expect(evidence.getByText(`${words(fifth!.count)} failures`, { exact: true })).toBeVisible();
    const rows = evidence.getByRole('list', { name: 'Failures, newest first' }).getByRole('listitem');
    const more = evidence.getByRole('button', { name: 'Show more' });
    await expect(rows.first()).toBeVisible();
    while (await more.isVisible()) {
      const before = await rows.count();
      await more.click();
      await expect.poll(() => rows.count()).toBeGreaterThan(before);
    }
    await expect(rows).toHaveCount(fifth!.count);
    const download = evidence.getByRole('link', { name: `Download ${words(fifth!.count)} failures as CSV` });
    const csv = await (await page.request.get(url + (await download.getAttribute('href')))).text();
    const kept: Record<string, string>[] = parse(csv, { columns: true, bom: true });
    expect(kept.map((row) => row['Group'])).toEqual(Array.from({ length: fifth!.count }, () => fifth!.kind));
  });

  await test.step('the same file again changes nothing, and says so', async () => {
    await wizard.choose(file.file);
    await wizard.answer(/Grouped by/, 'Complaint Type');
    await wizard.timeZone('America/New_York');
    await wizard.name('City reports');
    await wizard.preview();
    await wizard.send();
    await expect(wizard.wizard.getByText('The same rows again: nothing changed.')).toBeVisible();
    expect(await endings(wizard)).toEqual({ accepted: 0, updated: 0, unchanged: file.rows, rejected: 0 });
    await wizard.close();
    for (const { kind, count } of groups.slice(0, 5)) {
      await expect(map.touchpoint(`Report ${kind}`)).toHaveAccessibleName(
        new RegExp(`\\b${words(count)}\\b`),
      );
    }
  });
}

/** A plain count of the file, by nothing of ours: each complaint type, largest first, with its agency. */
function countGroups({ file, rows, largest, unmatched }: Case) {
  const records: Record<string, string>[] = parse(readFileSync(file), { columns: true, bom: true });
  const groups = Object.entries(Object.groupBy(records, (record) => record['Complaint Type'] ?? ''))
    .map(([kind, members = []]) => ({ kind, count: members.length, agency: members[0]?.['Agency'] ?? '' }))
    .toSorted((a, b) => b.count - a.count);
  expect(records).toHaveLength(rows);
  expect(groups.slice(0, 5).map(({ count }) => count)).toEqual(largest);
  expect(groups.slice(5).reduce((sum, { count }) => sum + count, 0)).toBe(unmatched);
  return groups;
}

async function endings(wizard: ReturnType<typeof importPage>) {
  return {
    accepted: await wizard.ended('Accepted'),
    updated: await wizard.ended('Updated'),
    unchanged: await wizard.ended('Unchanged'),
    rejected: await wizard.ended('Rejected'),
  };
}

function words(count: number): string {
  return count.toLocaleString('en-GB');
}
