import type { LensResult, Reading } from './lens.ts';

/**
 * A result whose unchanged readings are the very objects of the result before, so that a card whose number did not
 * change is not drawn again.
 */
export function keepReadings(before: LensResult | null, after: LensResult): LensResult {
  if (before === null) return after;
  return {
    ...after,
    places: keep(before.places, after.places),
    stages: keep(before.stages, after.stages),
  };
}

function keep(
  before: ReadonlyMap<string, Reading>,
  after: ReadonlyMap<string, Reading>,
): ReadonlyMap<string, Reading> {
  let isSame = before.size === after.size;
  const kept = new Map<string, Reading>();
  for (const [id, reading] of after) {
    const known = before.get(id);
    const same = known !== undefined && isEqual(known, reading);
    kept.set(id, same ? known : reading);
    isSame &&= same;
  }
  return isSame ? before : kept;
}

function isEqual(a: Reading, b: Reading): boolean {
  return (
    a.text === b.text &&
    a.detail === b.detail &&
    a.sample === b.sample &&
    Object.is(a.value, b.value) &&
    JSON.stringify(a.fill) === JSON.stringify(b.fill)
  );
}
