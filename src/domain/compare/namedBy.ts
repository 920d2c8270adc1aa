/** The ids of other things that a record names: its stage, ends, place, departments, dataset, failure modes. */
export function namedBy(record: object): string[] {
  const fields = record as Readonly<Record<string, unknown>>;
  const single = ['stage', 'from', 'to', 'place', 'accountable', 'dataset', 'failureMode'];
  const ids = single.map((field) => fields[field]).filter((id) => typeof id === 'string');
  const claimed = Array.isArray(fields['alsoClaimed']) ? fields['alsoClaimed'].map(String) : [];
  return [...ids, ...claimed, ...Object.keys((fields['reduces'] as object | undefined) ?? {})];
}
