import { seededRandom, type SeededRandom } from '#base/seededRandom.ts';
import { categories, totalFailures } from './categories.ts';
import type { Category } from './category.ts';
import { handlingOf, type Handling } from './handling.ts';
import { dayWeights, sampleDays } from './season.ts';
import { writeText } from './writeText.ts';

/** One row as an export of a help desk gives it: text in every cell. `createdAt` is local time in Europe/Berlin. */
export type SampleFailure = {
  readonly createdAt: string;
  readonly channel: string;
  readonly category: string;
  readonly customer: string;
  readonly text: string;
  readonly minutesLost: string;
  readonly moneyLost: string;
} & Handling;

const seed = 20_261_101;
const handlingSeed = 20_261_102;
const customers = 3_900;
/** Weights of the hours 6 … 22: nobody's clock change falls into them. */
const hourWeights = [1, 3, 6, 8, 9, 8, 7, 7, 7, 7, 8, 9, 9, 8, 6, 4, 2];

type Contact = Omit<SampleFailure, keyof Handling>;

/** All rows, oldest first; the same on every machine. */
export function sampleFailures(): SampleFailure[] {
  const random = seededRandom(seed);
  // Its own stream, so that the texts stay as they are when the handling changes.
  const handling = seededRandom(handlingSeed);
  const customerAt = customerPicker(random);
  const rows = categories.flatMap((category) =>
    rowsOf(category, customerAt, random).map((row) => ({ ...row, ...handlingOf(row, category, handling) })),
  );
  rows.sort((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0));
  return rows.map(withMessyCells);
}

function rowsOf(category: Category, customerAt: () => string, random: SeededRandom): Contact[] {
  const weights = dayWeights(category.surges ?? []);
  const channels = Object.keys(category.channels);
  const channelWeights = Object.values(category.channels);
  return Array.from({ length: category.count }, () => {
    const day = sampleDays[random.weighted(weights)] ?? '';
    return {
      createdAt: `${day} ${timeOfDay(random)}`,
      channel: channels[random.weighted(channelWeights)] ?? '',
      category: category.name,
      customer: customerAt(),
      text: writeText(random.pick(textsOn(day, category)), Number(day.slice(5, 7)) - 1, random),
      minutesLost: String(minutesLost(category, random)),
      moneyLost: moneyLost(category, random),
    };
  });
}

/** The texts that make sense on a day; dated ones count three times, as they are what people then talk about. */
function textsOn(day: string, { texts, datedTexts = [] }: Category): readonly string[] {
  const dated = datedTexts.filter(({ from, to }) => from <= day && day <= to).flatMap((one) => one.texts);
  return [...texts, ...dated, ...dated, ...dated];
}

function timeOfDay(random: SeededRandom): string {
  const hour = 6 + random.weighted(hourWeights);
  return `${twoDigits(hour)}:${twoDigits(random.between(0, 59))}`;
}

/** Most write once; every eighth contact is by one of the hundred who write often. */
function customerPicker(random: SeededRandom): () => string {
  const keys = new Set<string>();
  while (keys.size < customers) keys.add(`C-${random.between(10_000, 99_999)}`);
  const all = [...keys];
  const often = all.slice(0, 100);
  return () => random.pick(random.chance(0.12) ? often : all);
}

/** Low values are the common ones: the smaller of two draws, in steps of five above an hour. */
function minutesLost({ minutes: [low, high] }: Category, random: SeededRandom): number {
  const drawn = Math.min(random.between(low, high), random.between(low, high));
  return drawn <= 60 ? drawn : Math.round(drawn / 5) * 5;
}

function moneyLost({ money }: Category, random: SeededRandom): string {
  if (money === undefined || !random.chance(money.share)) return '';
  const cents = Math.min(...[1, 2].map(() => random.between(money.from * 100, money.to * 100)));
  return (cents / 100).toFixed(2);
}

/** Twelve rows look as exports do: empty tokens, quotes, line breaks. All of them are readable. */
function withMessyCells(row: SampleFailure, index: number): SampleFailure {
  const step = Math.floor(totalFailures / 12);
  if (index % step !== 17) return row;
  switch (Math.floor(index / step) % 6) {
    case 0:
      return { ...row, moneyLost: 'N/A' };
    case 1:
      return { ...row, minutesLost: '-' };
    case 2:
      return { ...row, channel: '' };
    case 3:
      return { ...row, text: `${row.text}\n\n"Sent from my phone; sorry, no time"` };
    case 4:
      return { ...row, text: `  ${row.text.replace(' ', '  ')} ` };
    default:
      return { ...row, minutesLost: '?', customer: '' };
  }
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
