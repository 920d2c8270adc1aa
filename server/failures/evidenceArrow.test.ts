import { buffer } from 'node:stream/consumers';
import { tableFromIPC } from '@uwdata/flechette';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { everyFailure } from '#domain/failures/failureFilter.ts';
import { emptyMap } from '#domain/map/journeyMap.ts';
import { openTestFailures } from '#server/testing/openTestFailures.ts';
import { randomTickets, randomTicketSettings, ticketsCsv } from '#server/testing/randomTickets.ts';
import { evidenceArrow } from './evidenceArrow.ts';
import { evidenceCsv } from './evidenceCsv.ts';

const csvColumns = {
  burdenMinutes: 'Burden (minutes)',
  burdenMoney: 'Burden (money)',
  severity: 'Severity (1–10)',
};
const sum = (values: readonly unknown[]): number => values.reduce<number>((a, b) => a + Number(b ?? 0), 0);

test('many pages are one Arrow stream with the rows and sums of the CSV file, whatever is filtered', async () => {
  const { failures, importText } = await openTestFailures();
  const [tickets] = fc.sample(randomTickets(60), { numRuns: 1, seed: 11 });
  await importText(ticketsCsv(tickets ?? []), randomTicketSettings);
  for (const channels of [[], ['web'], ['web', 'phone'], ['fax']]) {
    const filter = { ...everyFailure, channels };
    const wish = { mapId: 'm1', map: emptyMap(), keys: {}, filter, limit: 4, cursor: null };
    const table = tableFromIPC(await buffer(evidenceArrow(failures, wish)));
    const csv = (await buffer(evidenceCsv(failures, wish))).toString('utf8').trimEnd().split('\r\n');
    const [head, ...lines] = csv.map((line) => line.split(','));
    expect(table.numRows).toBe(lines.length);
    expect(table.numRows).toBe((await failures.call('evidence', wish)).total);
    for (const [name, heading] of Object.entries(csvColumns)) {
      const ofCsv = lines.map((cells) => cells[head?.indexOf(heading) ?? -1]);
      expect(sum(table.getChild(name).toArray() as unknown[])).toBeCloseTo(sum(ofCsv), 6);
    }
  }
});
