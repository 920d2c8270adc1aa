const units = [
  { unit: 'day', minutes: 1440, from: 2880 },
  { unit: 'hour', minutes: 60, from: 100 },
  { unit: 'minute', minutes: 1, from: 0 },
] as const;

/**
 * Minutes in words of a reader's locale, in the unit that keeps the number short: 45 min, 3.2 hr, 9 days; `narrow`
 * where seven stand side by side, in the largest unit that is reached: 45m, 1h, 9d.
 */
export function durationWords(
  locale: string,
  unitDisplay: 'short' | 'narrow' = 'short',
): (minutes: number) => string {
  const formats = units.map(({ unit, minutes, from }) => ({
    minutes,
    from: unitDisplay === 'narrow' ? minutes : from,
    format: new Intl.NumberFormat(locale, {
      style: 'unit',
      unit,
      unitDisplay,
      maximumFractionDigits: 0,
      maximumSignificantDigits: 2,
      roundingPriority: 'morePrecision',
    }),
  }));
  return (value) => {
    const fitting = formats.find(({ from }) => value >= from) ?? formats.at(-1);
    return fitting === undefined ? '' : fitting.format.format(value / fitting.minutes);
  };
}
