import { monthOfDay, parseDay } from '#domain/failures/day.ts';
import { daysOf, type FailureTables } from '#domain/failures/failureTable.ts';
import { monthPeriod, type Period } from '#domain/failures/monthPeriod.ts';
import { daySpanWords } from '../words/daySpanWords.ts';

const mostMonths = 120;

/** The different periods of exposures, by their first day. */
export function periodsOf(exposures: readonly Period[]): readonly Period[] {
  const byKey = new Map(exposures.map((each) => [keyOf(each), each]));
  return [...byKey.values()].toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

export function keyOf({ periodStart, periodEnd }: Period): string {
  return `${periodStart} ${periodEnd}`;
}

/** The months from the first failure to the last; the twelve before `today` where there are none. Since year 0. */
export function monthsOf({ tables }: FailureTables, today: Date): readonly number[] {
  const days = daysOf(tables);
  const now = today.getFullYear() * 12 + today.getMonth();
  const first = days === null ? now - 12 : monthOfDay(days.first);
  const last = days === null ? now - 1 : monthOfDay(days.last);
  const length = Math.min(mostMonths, last - first + 1);
  return Array.from({ length }, (_, index) => last - length + 1 + index);
}

/** "Apr 2015" for a whole month, else its days. */
export function periodWords({ periodStart, periodEnd }: Period): string {
  const first = parseDay(periodStart);
  const last = parseDay(periodEnd);
  if (first === null || last === null) return `${periodStart} – ${periodEnd}`;
  const isMonth = keyOf(monthPeriod(monthOfDay(first))) === keyOf({ periodStart, periodEnd });
  return isMonth ? monthFormat.format(new Date(first * 86_400_000)) : daySpanWords(first, last);
}

const monthFormat = new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** A count as typed, with or without thousands signs; null = empty, undefined = no count. */
export function parseCount(text: string): number | null | undefined {
  const plain = text.replaceAll(/[\s\u202f’']/g, '');
  if (plain === '') return null;
  const digits = /^\d{1,3}([.,]\d{3})+$/.test(plain) ? plain.replaceAll(/[.,]/g, '') : plain;
  return /^\d{1,12}$/.test(digits) ? Number(digits) : undefined;
}
