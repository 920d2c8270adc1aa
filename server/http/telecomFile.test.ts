import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { talliesSchema } from '#domain/failures/tallies.ts';
import { formatDay } from '#domain/failures/day.ts';
import { startTestServer } from '#server/testing/startTestServer.ts';

const file = new URL('../../../shared/data/comcast_telecom_complaints.csv', import.meta.url).pathname;
if (!existsSync(file))
  console.warn(
    'SKIPPED: ../shared/data/comcast_telecom_complaints.csv is missing, so nothing was proven with it.',
  );

const settings = {
  source: 'telecom',
  timeZone: 'America/New_York',
  columns: {
    sourceId: 'Ticket #',
    occurredAt: ['Date', 'Time'],
    text: 'Customer Complaint',
    channel: 'Received Via',
    touchpoint: 'Received Via',
  },
};

test.skipIf(!existsSync(file))(
  'swapped dates are asked with 409 and their signs; with the repair every row stands on its day',
  async () => {
    const server = await startTestServer();
    const { id } = await server.makeMap();
    const send = async (answers: object): Promise<{ status: number; body: Record<string, unknown> }> => {
      const query = new URLSearchParams({ settings: JSON.stringify(answers) });
      const response = await fetch(`${server.url}/api/v1/maps/${id}/datasets?${query}`, {
        method: 'POST',
        headers: { origin: server.url, 'content-type': 'text/csv' },
        body: readFileSync(file),
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };

    const asked = await send(settings);
    expect(asked).toMatchObject({
      status: 409,
      body: {
        detail: expect.stringContaining('day and month'),
        questions: [
          {
            id: 'swapRepair.Date',
            column: 'Date',
            options: [
              { value: true, because: expect.stringContaining('609 rows') },
              { value: false, because: expect.stringContaining('right as they stand') },
            ],
            evidence: [expect.stringContaining('hold only the days 4, 5, 6')],
          },
        ],
      },
    });

    const done = await send({ ...settings, swapRepair: { Date: true } });
    expect(done).toMatchObject({ status: 201, body: { read: 2224, accepted: 2224, rejected: 0 } });
    const answer = await server.call('GET', `/api/v1/maps/${id}/tallies`);
    const [tally] = talliesSchema.parse(await answer.json()).datasets;
    const perDay = new Map<string, number>();
    tally?.count.forEach((count, index) => {
      const day = formatDay(tally.day[index] ?? 0);
      perDay.set(day, (perDay.get(day) ?? 0) + count);
    });
    const days = [...perDay.keys()].toSorted();
    expect([days.length, days[0], days.at(-1)]).toEqual([91, '2015-04-01', '2015-06-30']);
    expect([perDay.get('2015-04-05'), perDay.get('2015-06-05')]).toEqual([6, 29]);
  },
);
