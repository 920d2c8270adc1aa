import { stringify } from 'csv-stringify/sync';
import { toOwnJsonText } from '#domain/formats/ownJson.ts';
import type { ImportSettings } from '#domain/failures/importSettings.ts';
import { sampleFailures } from './failures/sampleFailures.ts';
import { sampleExposures } from './sampleExposures.ts';
import { sampleFailuresId, sampleMap, sampleTimeZone } from './sampleMap.ts';

/** The answers that a person would give in the import wizard: with them, no question about the file stays open. */
const failureSettings: ImportSettings = {
  dataset: sampleFailuresId,
  source: 'sample',
  name: 'Contacts, made up',
  kind: 'ticket',
  columns: {
    sourceId: 'Ticket ID',
    occurredAt: 'Created at',
    text: 'Text',
    channel: 'Channel',
    touchpoint: 'Category',
    customerKey: 'Customer ID',
    status: 'Status',
    firstReply: 'First reply (minutes)',
    resolve: 'Solved after (hours)',
    reopens: 'Times reopened',
    perceivedCause: 'Blamed',
    burdenMinutes: 'Minutes lost',
    burdenMoney: 'Money lost',
    segments: ['Region', 'Customer type'],
  },
  timeZone: sampleTimeZone,
  madeUp: true,
};

const headings = [
  'Ticket ID',
  'Created at',
  'Channel',
  'Category',
  'Customer ID',
  'Text',
  'Minutes lost',
  'Money lost',
  'Region',
  'Customer type',
  'Status',
  'First reply (minutes)',
  'Solved after (hours)',
  'Times reopened',
  'Blamed',
];

type FileName = 'map.json' | 'failures.csv' | 'failures.settings.json' | 'exposures.csv';

/** The sample's files by name, as text: what `generate.ts` writes and what the test compares. */
export function sampleFiles(): Readonly<Record<FileName, string>> {
  const failures = sampleFailures();
  const exposures = sampleExposures();
  return {
    'map.json': toOwnJsonText(sampleMap(failures.length, exposures.length)),
    'failures.csv': stringify([
      headings,
      ...failures.map((row, index) => [
        `T-${100_001 + index}`,
        row.createdAt,
        row.channel,
        row.category,
        row.customer,
        row.text,
        row.minutesLost,
        row.moneyLost,
        row.region,
        row.customerType,
        row.status,
        row.firstReply,
        row.solvedAfter,
        row.reopened,
        row.blamed,
      ]),
    ]),
    'failures.settings.json': `${JSON.stringify(failureSettings, null, 2)}\n`,
    'exposures.csv': stringify([
      ['touchpoint', 'period_start', 'period_end', 'exposures'],
      ...exposures.map((row) => [row.touchpoint, row.periodStart, row.periodEnd, row.exposures]),
    ]),
  };
}
