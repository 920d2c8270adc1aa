import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { OpenBytes } from '../encoding.ts';
import { examineFile, type Examination } from '../examineFile.ts';
import type { ImportSettings } from '../importSettings.ts';
import { previewFile, type Preview } from '../previewFile.ts';

const fixture = (name: string): URL => new URL(`./fixtures/${name}`, import.meta.url);
const opened = (bytes: Uint8Array): OpenBytes =>
  async function* () {
    yield bytes;
  };

/** What a person has to answer about each made-up export; everything else its preset knows. */
const answers: Readonly<Record<string, ImportSettings>> = {
  zendesk: { timeZone: 'Europe/Berlin', columns: { touchpoint: 'Group' } },
  freshdesk: { timeZone: 'Europe/Berlin' },
  qualtrics: { columns: { touchpoint: 'Q2', text: 'Q3' } },
  jiraServiceManagement: { timeZone: 'Europe/London' },
  trustpilot: { columns: { touchpoint: 'Tags' } },
  cfpb: {},
};

async function examined(bytes: Uint8Array, settings: ImportSettings): Promise<Examination> {
  const found = await examineFile(opened(bytes), settings, { fileName: 'export.csv' });
  if ('problem' in found) throw new Error(found.problem);
  return found;
}

async function read(name: string, settings: ImportSettings): Promise<Examination & { preview: Preview }> {
  const bytes = readFileSync(fixture(`${name}.csv`));
  const found = await examined(bytes, settings);
  if (found.plan === null) throw new Error(found.questions.map(({ id }) => id).join(', '));
  return { ...found, preview: await previewFile(opened(bytes), found.plan) };
}

const small = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join('\n'));

async function askedOf(name: string): Promise<readonly string[]> {
  return (await examined(readFileSync(fixture(`${name}.csv`)), {})).questions.map(({ id }) => id);
}

describe('exports of known sources', () => {
  test.each(Object.entries(answers))(
    '%s: its made-up export reads as written down',
    async (name, settings) => {
      const { preview, proofs, suggested } = await read(name, settings);
      const golden: unknown = JSON.parse(readFileSync(fixture(`${name}.golden.json`), 'utf8'));
      expect(JSON.parse(JSON.stringify({ suggested, proofs, preview }))).toEqual(golden);
    },
  );

  test('Zendesk’s “Resolution time” counts hours where the one in minutes is missing', async () => {
    const file = small([
      'Id,Requester,Ticket type,Created at,Group stations,Resolution time,Group',
      '1,Ann,Problem,2025-03-14 10:00,2,1.5,Billing',
      '2,Bob,Problem,2025-03-15 10:00,1,24,Billing',
    ]);
    const settings = { timeZone: 'UTC', columns: { touchpoint: 'Group' } };
    const { plan } = await examined(file, settings);
    const { rows } = await previewFile(opened(file), plan!);
    expect(rows.map(({ failure }) => [failure.resolveMinutes, failure.handoffs])).toEqual([
      [90, 1],
      [1440, 0],
    ]);
  });

  test('a person’s own answers win over what a preset knows', async () => {
    const own: ImportSettings = {
      kind: 'complaint',
      timeZone: 'Asia/Tokyo',
      columns: { touchpoint: 'Tags', text: 'Review Title', score: null, segments: ['Review Username'] },
    };
    const { plan, preview } = await read('trustpilot', own);
    expect(plan).toMatchObject({ kind: 'complaint', timeZone: 'Asia/Tokyo' });
    expect(preview.rows[0]?.failure).toMatchObject({ text: 'Never again', score: null });
    expect(preview.rows[0]?.failure.fields['Review Username']).toBe('Petra K');
  });

  test('a source may be named where the headings do not tell it', async () => {
    const file = small(['Id,Created at,Group stations,Group', '1,2025-03-14,3,A', '2,2025-03-15,1,A']);
    const settings = { source: 'Zendesk', timeZone: 'UTC', columns: { touchpoint: 'Group' } };
    const { plan, proofs } = await examined(file, settings);
    expect(proofs.find(({ id }) => id === 'preset')).toMatchObject({ value: 'Zendesk' });
    const { rows } = await previewFile(opened(file), plan!);
    expect(rows.map(({ failure }) => failure.handoffs)).toEqual([2, 0]);
  });

  test('what a preset does not know is asked, and nothing that it knows', async () => {
    expect(await askedOf('zendesk')).toEqual(['columns.touchpoint', 'timeZone']);
    expect(await askedOf('freshdesk')).toEqual(['timeZone']);
    expect(await askedOf('qualtrics')).toEqual(['columns.touchpoint', 'columns.text']);
    expect(await askedOf('jiraServiceManagement')).toEqual(['timeZone']);
    expect(await askedOf('trustpilot')).toEqual(['columns.touchpoint']);
    expect(await askedOf('cfpb')).toEqual([]);
  });
});
