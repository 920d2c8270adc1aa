import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { LabelledText, SeedWords } from '#domain/matching/trainingSet.ts';

const folder = join(import.meta.dirname, '../../shared/data');

/** Whether a data set that is not ours lies beside the project; says so loudly where it does not. */
export function isThere(name: string): boolean {
  const found = existsSync(join(folder, name));
  if (!found) console.warn(`SKIPPED: ../shared/data/${name} is missing, so nothing was measured with it.`);
  return found;
}

/** Banking77, official split (PolyAI, CC BY 4.0). */
export function banking77(split: 'train' | 'test'): LabelledText[] {
  return read(`banking77/${split}.csv`).map((row) => ({
    text: row['text'] ?? '',
    label: row['category'] ?? '',
  }));
}

/**
 * Complaints with one of ten reasons. A spreadsheet's find-and-replace has pasted three of the labels into the texts
 * ("Cancelled Flightled"); the words that were there are put back, so that no text carries its label.
 */
export function airlineReasons(): LabelledText[] {
  return read('airline_train.csv')
    .filter((row) => row['airline_sentiment'] === 'negative' && row['negativereason'] !== '')
    .map((row) => ({ text: withoutPastedLabels(row['text'] ?? ''), label: row['negativereason'] ?? '' }));
}

function withoutPastedLabels(text: string): string {
  return text
    .replaceAll('Cancelled Flight', 'cancel')
    .replaceAll('Late Flight', 'late')
    .replaceAll(/Flight Booking Problems?/g, 'booking');
}

/** What a person who knows airlines, but none of these texts, would give each reason as keywords. */
export const airlineKeywords: readonly SeedWords[] = [
  {
    label: 'Bad Flight',
    words: [
      'bad flight',
      'uncomfortable seat',
      'broken seat',
      'seats',
      'legroom',
      'wifi',
      'entertainment',
      'no food',
      'dirty plane',
      'old plane',
      'turbulence',
      'cramped',
      'smell',
      'hot cabin',
      'snacks',
      'tv not working',
      'middle seat',
    ],
  },
  {
    label: "Can't Tell",
    words: [
      'worst airline',
      'never again',
      'never flying',
      'disappointed',
      'terrible',
      'awful',
      'horrible',
      'fail',
      'joke',
      'shame',
      'unacceptable',
      'sucks',
    ],
  },
  {
    label: 'Cancelled Flight',
    words: [
      'cancelled flight',
      'flight cancelled',
      'cancelled',
      'canceled',
      'cancellation',
      'cancel my flight',
      'rebooked',
      'stranded',
    ],
  },
  {
    label: 'Customer Service Issue',
    words: [
      'customer service',
      'on hold',
      'phone',
      'no answer',
      'no response',
      'rude',
      'help',
      'call',
      'hung up',
      'agent',
      'nobody answers',
      'refund',
      'email',
      'dm',
      'reply',
    ],
  },
  {
    label: 'Damaged Luggage',
    words: [
      'damaged luggage',
      'damaged bag',
      'broken suitcase',
      'luggage ruined',
      'damage claim',
      'destroyed',
      'damaged',
      'broke my bag',
      'cracked',
      'ripped',
      'torn',
      'crushed',
      'broken wheel',
      'broken handle',
      'smashed',
    ],
  },
  {
    label: 'Flight Attendant Complaints',
    words: [
      'flight attendant',
      'flight attendants',
      'crew',
      'rude attendant',
      'stewardess',
      'gate agent',
      'attitude',
      'unprofessional',
      'yelled',
      'flight crew',
      'staff',
      'pilot',
    ],
  },
  {
    label: 'Flight Booking Problems',
    words: [
      'booking',
      'website',
      'reservation',
      'book online',
      'error',
      'ticket',
      'app',
      'book a flight',
      'site down',
      'change my flight',
      'seat selection',
      'points',
      'miles',
      'credit card',
      'fare',
      'confirmation',
    ],
  },
  {
    label: 'Late Flight',
    words: [
      'late flight',
      'delayed',
      'delay',
      'waiting on the plane',
      'hours late',
      'hour delay',
      'missed connection',
      'on the runway',
      'tarmac',
      'sitting on the plane',
      'still waiting',
      'mechanical',
    ],
  },
  {
    label: 'Lost Luggage',
    words: [
      'lost luggage',
      'lost bag',
      'lost my bag',
      'bags missing',
      'baggage',
      'my suitcase',
      'luggage',
      'baggage claim',
      'bag',
      'where is my bag',
      'delivered',
      'checked bag',
      'left my bag',
    ],
  },
  {
    label: 'longlines',
    words: [
      'long lines',
      'line',
      'lines',
      'queue',
      'waiting in line',
      'check-in line',
      'security line',
      'kiosk',
      'people in line',
      'counter',
      'standing in line',
      'bag check',
      'hour wait',
    ],
  },
];

/** Remarks that do not carry their category: the negative control. */
export function supportControl(): LabelledText[] {
  return read('support_category_control.csv').map((row) => ({
    text: row['Customer Remarks'] ?? '',
    label: row['category'] ?? '',
  }));
}

function read(name: string): Record<string, string>[] {
  return parse(readFileSync(join(folder, name), 'utf8'), { columns: true, bom: true });
}
