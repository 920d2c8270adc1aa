import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '#base/seededRandom.ts';
import { trainMatcher, type Trained } from './trainMatcher.ts';
import type { LabelledText, SeedWords } from './trainingSet.ts';

describe('on texts that people wrote', () => {
  it.skipIf(!isThere('airline_train.csv'))(
    'learns airline complaints from 50 labels and a few keywords',
    () => {
      const complaints = rowsOf('airline_train.csv', 'text', 'negativereason').filter(({ label }) =>
        keywords.some((seeds) => seeds.label === label),
      );
      for (const draw of [1, 2, 3]) {
        const trained = finish(some(complaints, 50, draw), keywords);
        expect(trained.state).toBe('ready');
        expect(trained.report!.macroF1).toBeGreaterThan(3 * trained.report!.majorityMacroF1);
      }
    },
  );

  it.skipIf(!isThere('support_category_control.csv'))(
    'refuses where remarks do not carry their category',
    () => {
      const remarks = rowsOf('support_category_control.csv', 'Customer Remarks', 'category');
      for (const draw of [1, 2, 3]) {
        const trained = finish(some(remarks, 400, draw), []);
        expect(trained.state).toBe('refused');
        expect(trained.report!.n).toBe(400);
      }
    },
  );
});

const keywords: readonly SeedWords[] = [
  {
    label: 'Bad Flight',
    words: ['bad flight', 'seats', 'uncomfortable', 'wifi', 'food', 'legroom', 'dirty plane'],
  },
  { label: "Can't Tell", words: ['worst airline', 'never again', 'disappointed', 'terrible', 'horrible'] },
  { label: 'Cancelled Flight', words: ['cancelled flight', 'canceled', 'cancellation'] },
  {
    label: 'Customer Service Issue',
    words: ['customer service', 'on hold', 'phone', 'no answer', 'no response'],
  },
  { label: 'Damaged Luggage', words: ['damaged luggage', 'broken suitcase', 'ruined', 'damage claim'] },
  {
    label: 'Flight Attendant Complaints',
    words: ['flight attendant', 'crew', 'stewardess', 'gate agent', 'rude'],
  },
  {
    label: 'Flight Booking Problems',
    words: ['booking', 'website', 'reservation', 'error', 'ticket', 'app'],
  },
  { label: 'Late Flight', words: ['late flight', 'delayed', 'delay', 'waiting on the plane', 'hours late'] },
  { label: 'Lost Luggage', words: ['lost luggage', 'lost bag', 'bags missing', 'baggage'] },
  { label: 'longlines', words: ['long lines', 'queue', 'waiting in line', 'check-in line'] },
];

function pathOf(name: string): string {
  return new URL(`../../../../shared/data/${name}`, import.meta.url).pathname;
}

function isThere(name: string): boolean {
  const found = existsSync(pathOf(name));
  if (!found) console.warn(`SKIPPED: ../shared/data/${name} is missing, so nothing was proven with it.`);
  return found;
}

function rowsOf(name: string, text: string, label: string): LabelledText[] {
  const rows: Record<string, string>[] = parse(readFileSync(pathOf(name)), { columns: true, bom: true });
  return rows.map((row) => ({ text: row[text] ?? '', label: row[label] ?? '' }));
}

function some(rows: readonly LabelledText[], count: number, seed: number): LabelledText[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => random.pick(rows));
}

function finish(examples: readonly LabelledText[], seeds: readonly SeedWords[]): Trained {
  const steps = trainMatcher(examples, { seeds, seed: 1 });
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
