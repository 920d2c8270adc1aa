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
    words: ['bad flight', 'seat', 'uncomfortable', 'wifi', 'entertainment', 'food', 'dirty', 'legroom'],
  },
  { label: "Can't Tell", words: ['worst airline', 'never again', 'disappointed', 'terrible', 'awful'] },
  { label: 'Cancelled Flight', words: ['cancelled flight', 'cancelled', 'canceled', 'cancellation'] },
  {
    label: 'Customer Service Issue',
    words: ['customer service', 'on hold', 'phone', 'no answer', 'no response', 'rude', 'help'],
  },
  {
    label: 'Damaged Luggage',
    words: ['damaged luggage', 'damaged bag', 'broken suitcase', 'ruined', 'damage claim'],
  },
  {
    label: 'Flight Attendant Complaints',
    words: ['flight attendant', 'crew', 'attendants', 'stewardess', 'gate agent'],
  },
  {
    label: 'Flight Booking Problems',
    words: ['booking', 'website', 'reservation', 'book online', 'error', 'ticket', 'app'],
  },
  { label: 'Late Flight', words: ['late flight', 'delayed', 'delay', 'waiting on the plane', 'hours'] },
  { label: 'Lost Luggage', words: ['lost luggage', 'lost bag', 'bags missing', 'baggage', 'my suitcase'] },
  { label: 'longlines', words: ['long lines', 'line', 'queue', 'waiting in line', 'check-in'] },
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
