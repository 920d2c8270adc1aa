type Style = Pick<Intl.DateTimeFormatOptions, 'dateStyle' | 'timeStyle'>;

/** A moment on the clock that it was written by: a zone's name, or an offset of the row's own such as "UTC-05:00". */
export function zonedWords(at: string | number, zone: string, style: Style): string {
  const moment = new Date(at);
  const aheadMinutes = offsetOf(zone);
  // Intl throws on "UTC-05:00", and not every browser knows "-05:00": the clock is moved instead.
  if (aheadMinutes === null) return moment.toLocaleString(undefined, { ...style, timeZone: zone });
  const moved = new Date(moment.getTime() + aheadMinutes * 60_000);
  return moved.toLocaleString(undefined, { ...style, timeZone: 'UTC' });
}

function offsetOf(zone: string): number | null {
  const [, sign, hours, minutes] = /^UTC([+-])(\d{2}):(\d{2})$/.exec(zone) ?? [];
  if (sign === undefined) return null;
  const size = Number(hours) * 60 + Number(minutes);
  return sign === '-' ? -size : size;
}
