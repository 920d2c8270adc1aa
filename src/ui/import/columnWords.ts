/** How a list says that the file has no such column. */
export const none = '(no such column)';

/** The first values of a column, for telling it from others. */
export function samplesWords(samples: readonly string[]): string {
  return samples.length === 0 ? 'Empty' : `Such as ${samples.slice(0, 2).join(', ').slice(0, 80)}`;
}
