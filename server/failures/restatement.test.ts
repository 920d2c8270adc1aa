import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { everyFailure } from '#domain/failures/failureFilter.ts';
import { counts, openTestFailures, ticketHead } from '#server/testing/openTestFailures.ts';

const march = `${ticketHead}1,2025-03-10,Late,a,web,ann\n2,2025-03-15,Late,b,web,ann\n3,2025-03-20,Lost,c,web,bob\n`;
const without2 = `${ticketHead}1,2025-03-10,Late,a,web,ann\n3,2025-03-20,Lost,c,web,bob\n`;

describe('rows that a later file of the same source no longer holds', () => {
  test('are named as missing and kept', async () => {
    const { importText, evidence } = await openTestFailures();
    await importText(march);
    expect(await importText(without2)).toMatchObject({
      counts: counts(0, 0, 2, 0, { missing: 1 }),
      missingRows: [{ rowNumber: 3, sourceId: '2', occurredAt: '2025-03-15T04:00:00.000Z', group: 'Late' }],
    });
    expect((await evidence()).total).toBe(3);
  });

  test('are withdrawn by a restatement, counted, and gone from every number; a dry run only tells', async () => {
    const { failures, importText, evidence } = await openTestFailures();
    await importText(march);
    const tag = await failures.call('talliesTag', 'm1');
    const withdrawn = { counts: counts(0, 0, 2, 0, { withdrawn: 1 }), missingRows: [{ sourceId: '2' }] };
    expect(await importText(without2, { restatement: true, isDryRun: true })).toMatchObject(withdrawn);
    expect(await failures.call('talliesTag', 'm1')).toBe(tag);
    expect(await importText(without2, { restatement: true })).toMatchObject(withdrawn);
    expect(await failures.call('talliesTag', 'm1')).not.toBe(tag);
    expect((await evidence()).total).toBe(2);
    expect(await failures.call('inventory', 'm1')).toMatchObject({ datasets: [{ rows: 2 }] });
    expect(await importText(without2, { restatement: true })).toMatchObject({ counts: counts(0, 0, 2, 0) });
  });

  test('next month’s file says nothing of this month, restated or not', async () => {
    const { countText } = await openTestFailures();
    await countText(march);
    const april = `${ticketHead}4,2025-04-02,Late,d,web,ann\n`;
    expect(await countText(april, { source: 'march', restatement: true })).toEqual(counts(1, 0, 0, 0));
  });
});

const airline = new URL('../../../shared/data/airline_train.csv', import.meta.url).pathname;
if (!existsSync(airline))
  console.warn('SKIPPED: ../shared/data/airline_train.csv is missing, so nothing was proven with it.');

test.skipIf(!existsSync(airline))(
  'the airline file: mangled ids are an alarm, identity falls to content, one changed text is one new and one missing',
  async () => {
    const { importText, evidence } = await openTestFailures();
    const text = readFileSync(airline, 'utf8');
    const settings = {
      columns: {
        sourceId: 'tweet_id',
        occurredAt: 'tweet_created',
        touchpoint: 'negativereason',
        text: 'text',
      },
    };
    const first = await importText(text, settings);
    expect(first).toMatchObject({ counts: counts(7320, 0, 0, 0) });
    expect(first.state === 'done' && first.proofs.find(({ id }) => id === 'idAlarm.tweet_id')).toMatchObject({
      kind: 'alarm',
      because: expect.stringMatching(/7,320.*2,151/),
    });
    expect(first.state === 'done' && first.proofs.find(({ id }) => id === 'identity')?.value).toBe('content');
    const multiLine = await evidence({
      filter: { ...everyFailure, q: 'Many Thanks for the Follow' },
    });
    expect(multiLine.rows[0]?.text).toContain('Follow.\n#ourprincess #freyasfund #USA #Bandie \nLooking');
    expect(await importText(text, settings)).toMatchObject({ counts: counts(0, 0, 7320, 0) });
    const changed = text.replace('to the experience... tacky.', 'to the experience... so tacky.');
    expect(await importText(changed, settings)).toMatchObject({
      counts: counts(1, 0, 7319, 0, { missing: 1 }),
      missingRows: [{ rowNumber: 2 }],
    });
    expect((await evidence()).total).toBe(7321);
    expect(await importText(changed, { ...settings, restatement: true })).toMatchObject({
      counts: counts(0, 0, 7320, 0, { withdrawn: 1 }),
    });
    expect((await evidence()).total).toBe(7320);
  },
);
