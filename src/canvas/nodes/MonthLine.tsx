import { useNumbers } from '#actions/session.ts';
import look from './MonthLine.module.css';

const width = 46;
const height = 14;
const mostMonths = 12;

/** A place's failures of the last twelve months within one's filter, as a tiny line; nothing for a single month. */
export function MonthLine({ place }: { readonly place: string }) {
  const counts = useNumbers((numbers) => numbers.shown.places.get(place)?.countByMonth);
  const shown = counts?.slice(-mostMonths) ?? [];
  const most = Math.max(0, ...shown);
  if (shown.length < 2 || most === 0) return null;
  const points = shown.map((count, at) => {
    const x = (at / (shown.length - 1)) * width;
    return `${x.toFixed(1)},${(height - (count / most) * height).toFixed(1)}`;
  });
  return (
    <svg className={look.line} viewBox={`-1 -1 ${width + 2} ${height + 2}`} aria-hidden="true">
      <polyline points={points.join(' ')} />
    </svg>
  );
}
