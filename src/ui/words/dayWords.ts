/** Made once: a new one for each day would take longer than all else that a step of the brush draws. */
const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });

/** Days since 1970-01-01 as a date in the reader's format. A calendar day has no zone. */
export function dayWords(day: number): string {
  return format.format(day * 86_400_000);
}
