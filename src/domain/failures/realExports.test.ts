import { createReadStream, existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { examined, previewed } from '#testing/examineBytes.ts';
import { formatDay } from './day.ts';
import type { OpenBytes } from './encoding.ts';
import type { Examination } from './examineFile.ts';
import type { ImportSettings } from './importSettings.ts';

const sharedFile = (name: string): string =>
  new URL(`../../../../shared/data/${name}`, import.meta.url).pathname;
const openShared =
  (name: string): OpenBytes =>
  () =>
    createReadStream(sharedFile(name));
const isThere = (name: string): boolean => {
  if (existsSync(sharedFile(name))) return true;
  console.warn(`SKIPPED: ../shared/data/${name} is missing, so nothing was proven with it.`);
  return false;
};

const alarmsOf = ({ proofs }: Pick<Examination, 'proofs'>): readonly string[] =>
  proofs.filter(({ kind }) => kind === 'alarm').map(({ id }) => id);

describe('real exports', () => {
  test.skipIf(!isThere('nyc311_animals.csv'))(
    'the animals file: every row, its order proven, its types counted',
    async () => {
      const open = openShared('nyc311_animals.csv');
      const { suggested, proofs } = await examined(
        open,
        {},
        { fileName: 'nyc.csv', localTimeZone: 'America/New_York' },
      );
      expect(suggested.columns).toMatchObject({
        sourceId: 'Unique Key',
        occurredAt: 'Created Date',
        touchpoint: 'Complaint Type',
        text: 'Descriptor',
      });
      expect(alarmsOf({ proofs })).toEqual([]);
      const preview = await previewed(open, suggested);
      expect(preview).toMatchObject({ read: 4969, accepted: 4969, rejected: [] });
      expect(preview.groups.slice(0, 5).map((group) => group.count)).toEqual([1804, 1695, 921, 404, 72]);
    },
  );

  test.skipIf(!isThere('comcast_telecom_complaints.csv'))(
    'the telecom file: a mark, time in two columns, and day and month swapped, which is asked and repaired',
    async () => {
      const open = openShared('comcast_telecom_complaints.csv');
      const found = await examined(open, {}, { fileName: 'comcast.csv', localTimeZone: 'America/New_York' });
      expect(found.proofs.find(({ id }) => id === 'encoding')?.value).toBe('utf-8');
      expect(found.suggested.columns).toMatchObject({
        occurredAt: ['Date', 'Time'],
        text: 'Customer Complaint',
        channel: 'Received Via',
      });
      const settings = {
        ...found.suggested,
        columns: { ...found.suggested.columns, touchpoint: 'Received Via' },
      };
      const { questions, plan, proofs } = await examined(open, settings);
      expect(plan).toBeNull();
      expect(proofs.map(({ id }) => id)).not.toContain('dateOrder.Date');
      expect(questions).toMatchObject([
        { id: 'swapRepair.Date', options: [{ value: true }, { value: false }] },
      ]);
      expect(questions[0]).not.toHaveProperty('suggestion');
      expect(alarmsOf(found)).toEqual(['idAlarm.Zip code']);
      expect(questions[0]?.options[0]?.because).toMatch(
        /609 rows.* 572 rows change.* 91 days from 2015-04-01/,
      );
      expect(questions[0]?.evidence).toEqual([
        '7 months (2015-02, 2015-03, 2015-07, 2015-08, 2015-09, 2015-10 …) hold only the days 4, 5, 6 and none after the 12th: the very numbers of the months that do have later days.',
      ]);

      const repaired = await previewed(open, { ...settings, swapRepair: { Date: true } });
      expect(repaired).toMatchObject({ read: 2224, accepted: 2224 });
      expect([repaired.firstDay, repaired.lastDay].map((day) => formatDay(day ?? 0))).toEqual([
        '2015-04-01',
        '2015-06-30',
      ]);
      const kept = await previewed(open, { ...settings, swapRepair: { Date: false } });
      expect(formatDay(kept.lastDay ?? 0)).toBe('2015-12-06');
    },
  );

  test.skipIf(!isThere('comcast_telecom_complaints.csv'))(
    'the telecom file’s column with month names raises the same alarm, and is repaired alike',
    async () => {
      const open = openShared('comcast_telecom_complaints.csv');
      const settings: ImportSettings = {
        source: 'telecom',
        timeZone: 'America/New_York',
        columns: { occurredAt: ['Date_month_year', 'Time'], touchpoint: 'Received Via' },
      };
      const { questions } = await examined(open, settings);
      expect(questions).toMatchObject([{ id: 'swapRepair.Date_month_year' }]);
      expect(questions[0]?.options[0]?.because).toMatch(/609 rows.* 572 rows change.* 91 days/);
      const repaired = await previewed(open, { ...settings, swapRepair: { Date_month_year: true } });
      expect(formatDay(repaired.lastDay ?? 0)).toBe('2015-06-30');
    },
  );

  test.skipIf(!isThere('airline_train.csv'))('the airline file’s dates are honest', async () => {
    const settings: ImportSettings = {
      source: 'tweets',
      timeZone: 'America/New_York',
      columns: { occurredAt: 'tweet_created', touchpoint: 'negativereason' },
    };
    const { questions } = await examined(openShared('airline_train.csv'), settings);
    expect(questions).toEqual([]);
  });
});
