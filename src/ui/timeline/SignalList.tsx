import { Button } from 'react-aria-components';
import { countWords } from '#base/countWords.ts';
import type { NumberWords } from '#domain/lenses/numberWords.ts';
import { daySpanWords } from '../words/daySpanWords.ts';
import styles from './Timeline.module.css';
import type { Timeline } from './timelineOf.ts';
import type { TimelineSignal } from './timelineSignals.ts';

type Props = {
  readonly timeline: Timeline;
  readonly signals: readonly TimelineSignal[];
  readonly words: NumberWords;
  readonly onOpen: (signal: TimelineSignal) => void;
};

/** What the chart signals, in words; each line opens its failures. */
export function SignalList({ timeline, signals, words, onOpen }: Props) {
  if (timeline.chart === null) {
    return (
      <p className={styles.quiet}>
        {timeline.points.length} {timeline.step}s are too few for limits: a control chart needs 12 to learn
        from.
      </p>
    );
  }
  if (signals.length === 0) {
    return (
      <p className={styles.quiet}>
        No signal: it varies from {timeline.step} to {timeline.step}, but nothing here points to a change.
      </p>
    );
  }
  return (
    <>
      <ul className={styles.signals}>
        {signals.map((signal) => (
          <li key={`${signal.kind}${signal.firstDay}`}>
            <Button className={styles.signal ?? ''} onPress={() => onOpen(signal)}>
              <span className={styles.shape} data-signal={signal.kind} aria-hidden />
              <span>
                {signalWords(signal, timeline, words)}
                <span className={styles.rows}>{countWords(signal.failures, 'failure', 'failures')}</span>
              </span>
            </Button>
          </li>
        ))}
      </ul>
      {signals.some(({ isInBaseline }) => isInBaseline) ? (
        <p className={styles.quiet}>
          The baseline has a signal itself: it was no calm time, so read its limits with care or choose other
          points.
        </p>
      ) : null}
    </>
  );
}

function signalWords(signal: TimelineSignal, { step, measure }: Timeline, words: NumberWords): string {
  const { kind, side, points, most, isInBaseline } = signal;
  const when = daySpanWords(signal.firstDay, signal.lastDay);
  const where = isInBaseline ? ', inside the baseline' : '';
  if (kind === 'run') return `${points} in a row ${side} the mean: ${when}${where}`;
  const value = measure === 'rate' ? words.perThousand(most) : words.count(most);
  const limit = side === 'above' ? 'beyond the upper limit' : 'beyond the lower limit';
  if (points === 1) return `${value} ${limit}: ${when}${where}`;
  return `${points} ${step}s ${limit}, up to ${value}: ${when}${where}`.replace(
    'up to',
    side === 'above' ? 'up to' : 'down to',
  );
}
