import { Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import type { DayHistogram } from '#domain/failures/dayHistogram.ts';
import { dayWords } from '../words/dayWords.ts';
import styles from './FilterBar.module.css';

type Range = { readonly from: number | null; readonly to: number | null };

type Props = Range & {
  readonly histogram: DayHistogram;
  readonly onChange: (range: Range) => void;
};

/** A time range as two handles over the histogram; at an end it is open, so that newer failures come in by themselves. */
export function TimeBrush({ histogram, from, to, onChange }: Props) {
  const { firstDay, lastDay } = histogram;
  const first = Math.max(firstDay, Math.min(from ?? firstDay, lastDay));
  const last = Math.max(first, Math.min(to ?? lastDay, lastDay));
  const change = ([low = firstDay, high = lastDay]: number[]) =>
    onChange({ from: low <= firstDay ? null : low, to: high >= lastDay ? null : high });
  const left = (100 * (first - firstDay)) / Math.max(1, lastDay - firstDay);
  const right = (100 * (last - firstDay)) / Math.max(1, lastDay - firstDay);
  return (
    <Slider
      aria-label="Time range"
      minValue={firstDay}
      maxValue={Math.max(lastDay, firstDay + 1)}
      value={[first, last]}
      onChange={change}
      className={styles.slider ?? ''}
    >
      <div className={styles.range}>
        <span>{dayWords(first)}</span>
        <span>{dayWords(last)}</span>
      </div>
      <SliderTrack className={styles.track ?? ''}>
        <Bars histogram={histogram} from={first} to={last} />
        <span className={styles.chosen} style={{ left: `${left}%`, width: `${right - left}%` }} aria-hidden />
        <SliderThumb index={0} aria-label={`From ${dayWords(first)}`} className={styles.thumb ?? ''} />
        <SliderThumb index={1} aria-label={`To ${dayWords(last)}`} className={styles.thumb ?? ''} />
      </SliderTrack>
    </Slider>
  );
}

type BarsProps = { readonly histogram: DayHistogram; readonly from: number; readonly to: number };

function Bars({ histogram: { counts, firstDay, lastDay, binDays }, from, to }: BarsProps) {
  const most = Math.max(1, ...counts);
  const days = Math.max(1, lastDay - firstDay + 1);
  return (
    <svg className={styles.bars} viewBox={`0 0 ${days} 100`} preserveAspectRatio="none" aria-hidden>
      {counts.map((count, bin) => {
        const start = bin * binDays;
        const day = firstDay + start;
        const isIn = day + binDays - 1 >= from && day <= to;
        const height = (100 * count) / most;
        const width = Math.min(binDays, days - start);
        return (
          <rect
            key={day}
            className={isIn ? styles.barIn : styles.barOut}
            x={start + width * 0.1}
            y={100 - height}
            width={width * 0.8}
            height={height}
          />
        );
      })}
    </svg>
  );
}
