const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const whole = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** A moment as short as it stays clear: the time on the day itself, day and time in the same year, else all of it. */
export function momentWords(moment: Date, now: Date): string {
  if (moment.toDateString() === now.toDateString()) return time.format(moment);
  if (moment.getFullYear() === now.getFullYear()) return `${day.format(moment)}, ${time.format(moment)}`;
  return whole.format(moment);
}
