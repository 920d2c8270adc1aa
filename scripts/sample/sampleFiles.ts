import { stringify } from 'csv-stringify/sync';
import { toOwnJsonText } from '#domain/formats/ownJson.ts';
import { sampleFailures } from './failures/sampleFailures.ts';
import { sampleExposures } from './sampleExposures.ts';
import { sampleMap } from './sampleMap.ts';

/** The sample's files by name, as text: what `generate.ts` writes and what the test compares. */
export function sampleFiles(): Readonly<Record<'map.json' | 'failures.csv' | 'exposures.csv', string>> {
  const failures = sampleFailures();
  const exposures = sampleExposures();
  return {
    'map.json': toOwnJsonText(sampleMap(failures.length, exposures.length)),
    'failures.csv': stringify([
      ['Ticket ID', 'Created at', 'Channel', 'Category', 'Customer', 'Text', 'Minutes lost', 'Money lost'],
      ...failures.map((row, index) => [
        `T-${100_001 + index}`,
        row.createdAt,
        row.channel,
        row.category,
        row.customer,
        row.text,
        row.minutesLost,
        row.moneyLost,
      ]),
    ]),
    'exposures.csv': stringify([
      ['touchpoint', 'period_start', 'period_end', 'exposures'],
      ...exposures.map((row) => [row.touchpoint, row.periodStart, row.periodEnd, row.exposures]),
    ]),
  };
}
