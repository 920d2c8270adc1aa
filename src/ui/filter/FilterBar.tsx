import { lazy, Suspense } from 'react';
import { useNumbers } from '#actions/session.ts';
import { firstPaint } from '../shell/firstPaint.ts';

// Not part of a map's first paint: without counts there is nothing to filter.
const FilterLine = lazy(async () => {
  await firstPaint;
  return { default: (await import('./FilterLine.tsx')).FilterLine };
});

/** Which failures count, for this person only. Only with failures. */
export function FilterBar() {
  const histogram = useNumbers((numbers) => numbers.histogram);
  if (histogram === null) return null;
  return (
    <Suspense fallback={<div style={{ minHeight: 'var(--brush-height)' }} />}>
      <FilterLine histogram={histogram} />
    </Suspense>
  );
}
