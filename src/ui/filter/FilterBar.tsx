import { lazy, Suspense, useDeferredValue } from 'react';
import { useNumbers } from '#actions/session.ts';
import { firstPaint } from '#view/firstPaint.ts';

// Not part of a map's first paint: without counts there is nothing to filter. Fetched right after it, so that the first
// counts of an import find it there.
const load = () => import('./FilterLine.tsx');
void firstPaint.then(() => load().catch(() => null));
const FilterLine = lazy(async () => {
  await firstPaint;
  return { default: (await load()).FilterLine };
});

/** Which failures count, for this person only. Only with failures. Rendered when there is time: the map goes first. */
export function FilterBar() {
  const histogram = useDeferredValue(useNumbers((numbers) => numbers.histogram));
  if (histogram === null) return null;
  return (
    <Suspense fallback={<div style={{ minHeight: 'var(--brush-height)' }} />}>
      <FilterLine histogram={histogram} />
    </Suspense>
  );
}
