import type { NumberWords } from '#domain/lenses/numberWords.ts';
import { daySpanWords } from '../words/daySpanWords.ts';
import styles from './Timeline.module.css';
import type { Timeline, TimelinePoint } from './timelineOf.ts';

type Props = { readonly timeline: Timeline; readonly words: NumberWords };

/** The chart's numbers, one line a point. */
export function TimelineTable({ timeline: { points, measure, step, chart }, words }: Props) {
  const isRate = measure === 'rate';
  return (
    <details className={styles.details}>
      <summary>All {points.length} points as a table</summary>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{step === 'day' ? 'Day' : 'Week'}</th>
            <th scope="col">Failures</th>
            {isRate ? <th scope="col">Per {words.count(1000)}</th> : null}
            {chart === null ? null : <th scope="col">Limits</th>}
            {chart === null ? null : <th scope="col">Signal</th>}
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.firstDay}>
              <th scope="row">{daySpanWords(point.firstDay, point.lastDay)}</th>
              <td>{words.count(point.count)}</td>
              {isRate ? <td>{point.value === null ? '?' : words.rate(point.value)}</td> : null}
              {chart === null ? null : <td>{limitWords(point, words)}</td>}
              {chart === null ? null : <td>{signalWords[point.signal]}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

const signalWords = { none: '', beyond: 'beyond', run: 'run' } as const;

function limitWords({ low, high }: TimelinePoint, words: NumberWords): string {
  return low === null || high === null ? '?' : `${words.rate(low)} to ${words.rate(high)}`;
}
