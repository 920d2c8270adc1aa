import { stringify } from 'csv-stringify/sync';
import { seededRandom, type SeededRandom } from '#base/seededRandom.ts';

/** What a complaint to the made-up telephone company is really about. */
type Theme = 'bill' | 'speed' | 'visit';

/** How often each subject was ticked at the desk, and what those who ticked it wrote about. */
const subjects: readonly {
  readonly name: string;
  readonly count: number;
  readonly themes: readonly Theme[];
}[] = [
  { name: 'Bill', count: 150, themes: ['bill'] },
  { name: 'Slow line', count: 120, themes: ['speed'] },
  { name: 'Everything else', count: 330, themes: ['bill', 'speed', 'visit', 'visit'] },
];

const texts: Readonly<Record<Theme, readonly string[]>> = {
  bill: [
    'The bill of {month} is €{euro} higher than what we agreed.',
    'You charged me twice for the same month, €{euro} each time.',
    'I am paying for a box that I sent back {weeks} weeks ago. It is still on the bill.',
    'The discount that you promised is not on the invoice, again.',
    'An activation fee of €{euro}? Nobody said a word about a fee.',
    'My contract says one price, the invoice says another.',
    'I cancelled in {month} and you still take money from my account.',
    'A late fee of €{euro}, although I paid on the day.',
    'Why does the price go up every {weeks} weeks without a letter?',
    'Refund of €{euro} was promised on the phone. Nothing on my account so far.',
  ],
  speed: [
    'I pay for 250 megabits and measure {weeks}. Every evening.',
    'The internet drops {weeks} times a night and comes back when it likes.',
    'Video calls freeze. The test page says {weeks} megabits.',
    'The line is slow since {month}. Restarting the router changes nothing.',
    'No connection at all between eight and eleven in the evening.',
    'Upload is so slow that a photo takes {weeks} minutes.',
    'Your router loses the signal in the next room.',
    'The speed was fine until {month}. Now pages take half a minute to load.',
    'Outage again. The whole street has no internet.',
    'The television picture stutters because the line is too slow.',
  ],
  visit: [
    'The technician did not come. I took a day off for the appointment.',
    'Third appointment, third time nobody rang the bell.',
    'The installer came {weeks} hours late and had the wrong cable with him.',
    'He drilled through the wall, left the dust and said somebody else would finish it.',
    'You moved my appointment to {month} without asking me.',
    'I waited from eight to six for your technician. He says that I was not at home.',
    'The installation was never finished: a cable hangs from the ceiling.',
    'Two visits, two technicians, and neither knew what the other had done.',
    'The window for the visit was {weeks} hours, and still nobody came.',
    'The technician left after five minutes because he had no ladder.',
  ],
};

const closings = [
  '',
  '',
  '',
  ' Please answer.',
  ' I want this solved.',
  ' I have called three times.',
  ' Thank you.',
];
const cities = ['Harbourton', 'Eastwick Bay', 'Upper Marsh', 'Linden Hill', 'Saltmouth'];
const months = ['January', 'February', 'March', 'April'];
const firstDay = Date.UTC(2026, 3, 1);
const days = 91;

/**
 * 600 made-up complaints of April to June 2026, as a spreadsheet left them that read D-M-Y as M-D-Y: where the day is
 * 12 or less, day and month are swapped; and zip codes have lost their leading zeros.
 */
export function lineComplaintsCsv(): string {
  const random = seededRandom(20_260_401);
  const rows = subjects
    .flatMap((subject) => Array.from({ length: subject.count }, () => complaint(subject, random)))
    .toSorted((a, b) => a.at - b.at);
  const table = rows.map(({ at, subject, text, via, city }, index) => [
    String(40_001 + ((index * 7_919) % 6_007)),
    subject,
    swapped(new Date(at)),
    timeOf(new Date(at)),
    via,
    city,
    String(1_000 + cities.indexOf(city) * 217),
    index % 9 === 4 ? 'Open' : 'Closed',
    text,
  ]);
  const headings = [
    'Ticket #',
    'Subject',
    'Date',
    'Time',
    'Received Via',
    'City',
    'Zip code',
    'Status',
    'Description',
  ];
  return stringify([headings, ...table], { record_delimiter: 'windows', bom: true });
}

function complaint({ name, themes }: (typeof subjects)[number], random: SeededRandom) {
  const theme = random.pick(themes);
  const day = random.between(0, days - 1);
  return {
    at: firstDay + day * 86_400_000 + random.between(7 * 60, 21 * 60) * 60_000,
    subject: name,
    text: fill(random.pick(texts[theme]), random) + random.pick(closings),
    via: random.pick(['Internet', 'Customer Care Call']),
    city: random.pick(cities),
  };
}

function fill(template: string, random: SeededRandom): string {
  return template
    .replace('{euro}', String(random.between(5, 90)))
    .replace('{weeks}', String(random.between(2, 12)))
    .replace('{month}', random.pick(months));
}

function swapped(date: Date): string {
  const [day, month] = [date.getUTCDate(), date.getUTCMonth() + 1];
  const [first, second] = day <= 12 ? [month, day] : [day, month];
  return `${twoDigits(first)}-${twoDigits(second)}-${date.getUTCFullYear()}`;
}

function timeOf(date: Date): string {
  const hours = date.getUTCHours();
  return `${hours % 12 === 0 ? 12 : hours % 12}:${twoDigits(date.getUTCMinutes())}:00 ${hours < 12 ? 'AM' : 'PM'}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
