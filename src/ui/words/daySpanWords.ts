/** First and last day (since 1970-01-01, both included) as a span in the reader's format: "1 – 15 May 2015". */
export function daySpanWords(first: number, last: number): string {
  return format.formatRange(new Date(first * 86_400_000), new Date(last * 86_400_000));
}

const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
