import fc from 'fast-check';
import type { ImportSettings } from '#domain/failures/importSettings.ts';

/** One made-up row of a file with everything that failures may carry. */
export type Ticket = {
  readonly id: number;
  readonly day: number;
  readonly group: string;
  readonly channel: string;
  readonly text: string;
  readonly cause: string;
  readonly severity: string;
  readonly minutes: string;
  readonly money: string;
  readonly reopens: string;
  readonly reply: string;
  readonly resolve: string;
  readonly status: string;
  readonly plan: string;
};

const head = 'Id,Day,What,Via,Said,Blames,Severity,Minutes,Money,Reopens,Reply,Resolve,Status,Plan\n';

export const randomTicketSettings: ImportSettings = {
  timeZone: 'UTC',
  source: 'tickets',
  units: { Minutes: 'minutes', Reply: 'minutes', Resolve: 'minutes' },
  decimalSign: '.',
  columns: {
    sourceId: 'Id',
    occurredAt: 'Day',
    touchpoint: 'What',
    channel: 'Via',
    text: 'Said',
    perceivedCause: 'Blames',
    severity: 'Severity',
    burdenMinutes: 'Minutes',
    burdenMoney: 'Money',
    reopens: 'Reopens',
    firstReply: 'Reply',
    resolve: 'Resolve',
    status: 'Status',
    segments: ['Plan'],
  },
};

const orEmpty = (value: fc.Arbitrary<number>) => fc.option(value.map(String), { nil: '' });

const ticket: fc.Arbitrary<Omit<Ticket, 'id'>> = fc.record({
  day: fc.integer({ min: 0, max: 300 }),
  group: fc.constantFrom('Late', 'Lost', 'Rude', ''),
  channel: fc.constantFrom('web', 'phone', ''),
  text: fc
    .array(fc.constantFrom('bag', 'late', 'Gepäck', 'ÄRGER', 'call'), { maxLength: 4 })
    .map((words) => words.join(' ')),
  cause: fc.constantFrom('', 'people', 'process', 'technology'),
  severity: orEmpty(fc.integer({ min: 1, max: 10 })),
  minutes: orEmpty(fc.integer({ min: 0, max: 500 })),
  money: orEmpty(fc.integer({ min: 0, max: 40_000 }).map((cents) => cents / 100)),
  reopens: orEmpty(fc.integer({ min: 0, max: 2 })),
  reply: orEmpty(fc.integer({ min: 0, max: 5_000 })),
  resolve: orEmpty(fc.integer({ min: 0, max: 50_000 })),
  status: fc.constantFrom('', 'open', 'closed'),
  plan: fc.constantFrom('', 'basic', 'plus'),
});

/** Some tickets, numbered from `firstId`. */
export function randomTickets(most: number, firstId = 1): fc.Arbitrary<readonly Ticket[]> {
  return fc
    .array(ticket, { minLength: 1, maxLength: most })
    .map((tickets) => tickets.map((each, index) => ({ id: firstId + index, ...each })));
}

/** The tickets as a file that is imported with `randomTicketSettings`. */
export function ticketsCsv(tickets: readonly Ticket[]): string {
  const line = (each: Ticket): string => {
    const day = new Date(Date.UTC(2025, 0, 1 + each.day)).toISOString().slice(0, 10);
    const { id, group, channel, text, cause, severity, minutes, money, reopens, reply, resolve } = each;
    const details = [cause, severity, minutes, money, reopens, reply, resolve, each.status, each.plan];
    return [id, day, group, channel, text, ...details].join(',');
  };
  return `${head}${tickets.map(line).join('\n')}\n`;
}
