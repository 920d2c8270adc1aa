import { useMemo, useState, type PointerEvent } from 'react';
import type { NumberWords } from '#domain/lenses/numberWords.ts';
import { daySpanWords } from '../words/daySpanWords.ts';
import styles from './Timeline.module.css';
import type { Timeline, TimelinePoint } from './timelineOf.ts';
import { timelinePlot, type TimelinePlot } from './timelinePlot.ts';

type Props = {
  readonly timeline: Timeline;
  readonly words: NumberWords;
  /** The viewer's own time filter in days since 1970-01-01; null is open. */
  readonly from: number | null;
  readonly to: number | null;
};

/** A control chart. What it shows is also said beneath and stands in the table; the pointer reads single points. */
export function TimelineChart({ timeline, words, from, to }: Props) {
  const plot = useMemo(() => timelinePlot(timeline), [timeline]);
  const [pointed, setPointed] = useState<number | null>(null);
  const { points, centre, baseline, chart } = timeline;
  const point = pointed === null ? undefined : points[pointed];
  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const index = Math.floor((points.length * (event.clientX - box.left)) / box.width);
    setPointed(Math.min(points.length - 1, Math.max(0, index)));
  };
  return (
    <figure className={styles.figure}>
      <p className={styles.reading}>{point ? pointWords(point, timeline, words) : measureWords(timeline)}</p>
      <div className={styles.plot} aria-hidden onPointerMove={follow} onPointerLeave={() => setPointed(null)}>
        {chart === null ? null : (
          <span className={styles.baseline} style={{ width: `${(100 * baseline) / points.length}%` }}>
            <span className={styles.baselineName}>baseline</span>
          </span>
        )}
        <Lines plot={plot} centre={centre} />
        <Marks timeline={timeline} plot={plot} />
        {pointed === null ? null : (
          <span className={styles.cursor} style={{ left: `${plot.left(pointed)}%` }} />
        )}
        {plot.yTicks.map(({ value, at }) => (
          <span key={value} className={styles.yTick} style={{ top: `${at}%` }}>
            {words.rate(value)}
          </span>
        ))}
        {plot.xTicks.map(({ value, at }) => (
          <span key={value} className={styles.xTick} style={{ left: `${at}%` }}>
            {monthWords.format(new Date(value * 86_400_000))}
          </span>
        ))}
        <FilterMark points={points} from={from} to={to} />
      </div>
    </figure>
  );
}

const monthWords = new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric', timeZone: 'UTC' });

function measureWords({ measure, step }: Timeline): string {
  return `${measure === 'rate' ? 'Failures per 1,000 exposures' : 'Failures'} a ${step}`;
}

function pointWords(point: TimelinePoint, { measure }: Timeline, words: NumberWords): string {
  const { firstDay, lastDay, value, low, high, count, exposures } = point;
  const when = daySpanWords(firstDay, lastDay);
  if (value === null) return `${when}: ${words.count(count)}, exposures not known`;
  const number = measure === 'rate' ? words.perThousand(value) : words.count(value);
  const counted = measure === 'rate' ? ` (${words.count(count)} in ${words.count(exposures ?? 0)})` : '';
  const limits = low === null || high === null ? '' : `, limits ${words.rate(low)} to ${words.rate(high)}`;
  return `${when}: ${number}${counted}${limits}`;
}

function Lines({ plot, centre }: { readonly plot: TimelinePlot; readonly centre: number | null }) {
  return (
    <svg viewBox="0 0 100 100" preserveAspectRatio="none" className={styles.lines}>
      {plot.yTicks.map(({ value, at }) => (
        <line key={value} x1={0} x2={100} y1={at} y2={at} className={styles.grid} />
      ))}
      <path d={plot.upper} className={styles.limit} />
      <path d={plot.lower} className={styles.limit} />
      {centre === null ? null : (
        <line x1={0} x2={100} y1={plot.top(centre)} y2={plot.top(centre)} className={styles.centre} />
      )}
      <path d={plot.line} className={styles.line} />
    </svg>
  );
}

/** Signals by shape: a diamond beyond the limits, a square within a run. */
function Marks({ timeline, plot }: { readonly timeline: Timeline; readonly plot: TimelinePlot }) {
  return timeline.points.map(({ value, signal, firstDay }, i) =>
    value === null || signal === 'none' ? null : (
      <span
        key={firstDay}
        className={styles.mark}
        data-signal={signal}
        style={{ left: `${plot.left(i)}%`, top: `${plot.top(value)}%` }}
      />
    ),
  );
}

type FilterProps = Pick<Props, 'from' | 'to'> & { readonly points: readonly TimelinePoint[] };

/** The chart shows all of time, because limits need it; the viewer's own filter is marked on its axis. */
function FilterMark({ points, from, to }: FilterProps) {
  const first = points[0]?.firstDay ?? 0;
  const last = points.at(-1)?.lastDay ?? 0;
  if (from === null && to === null) return null;
  const share = (day: number) =>
    (100 * (Math.min(Math.max(day, first), last + 1) - first)) / (last + 1 - first);
  const left = share(from ?? first);
  return (
    <span
      className={styles.filter}
      style={{ left: `${left}%`, width: `${share((to ?? last) + 1) - left}%` }}
    />
  );
}
