/** Days since 1970-01-01 as a date in the reader's format. A calendar day has no zone. */
export function dayWords(day: number): string {
  return new Date(day * 86_400_000).toLocaleDateString(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
}
