const millisADay = 86_400_000;
const dayText = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A calendar day as days since 1970-01-01; `null` where year, month and day are no real date. */
export function toDay(year: number, month: number, date: number): number | null {
  const time = new Date(0);
  time.setUTCFullYear(year, month - 1, date);
  const isReal = time.getUTCFullYear() === year && time.getUTCMonth() === month - 1;
  return isReal && time.getUTCDate() === date ? Math.round(time.getTime() / millisADay) : null;
}

/** `2025-03-14` → days since 1970-01-01; `null` where the text is no real calendar day. */
export function parseDay(text: string): number | null {
  const match = dayText.exec(text);
  return match ? toDay(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** Days since 1970-01-01 → `2025-03-14`. */
export function formatDay(day: number): string {
  return new Date(day * millisADay).toISOString().slice(0, 10);
}

/** The month a day lies in, counted in months since year 0, so that a series of months is a range of integers. */
export function monthOfDay(day: number): number {
  const time = new Date(day * millisADay);
  return time.getUTCFullYear() * 12 + time.getUTCMonth();
}

/** Months since year 0 → `2025-03`. */
export function formatMonth(month: number): string {
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** The date within its month that a day is, 1–31. */
export function dateOfDay(day: number): number {
  return new Date(day * millisADay).getUTCDate();
}

/** The day with date and month exchanged where both could be a month (1–12); any other day as it is. */
export function swapDayAndMonth(day: number): number {
  const time = new Date(day * millisADay);
  return toDay(time.getUTCFullYear(), time.getUTCDate(), time.getUTCMonth() + 1) ?? day;
}
