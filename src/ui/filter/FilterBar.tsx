import { lazy, Suspense } from 'react';
import { useNumbers } from '#actions/session.ts';

// Not part of a map's first paint: without counts there is nothing to filter.
const FilterLine = lazy(async () => ({ default: (await import('./FilterLine.tsx')).FilterLine }));

/** Which failures count, for this person only. Only with failures. */
export function FilterBar() {
  const histogram = useNumbers((numbers) => numbers.histogram);
  if (histogram === null) return null;
  return (
    <Suspense>
      <FilterLine histogram={histogram} />
    </Suspense>
  );
}
