import { NumberField } from '../controls/NumberField.tsx';
import { Select } from '../controls/Select.tsx';
import styles from './Timeline.module.css';
import type { Timeline, TimelineWish } from './timelineOf.ts';

type Props = {
  readonly timeline: Timeline;
  readonly wish: TimelineWish;
  readonly onChange: (wish: TimelineWish) => void;
};

const steps = [
  { id: 'day', name: 'Days' },
  { id: 'week', name: 'Weeks' },
] as const;
const measures = [
  { id: 'count', name: 'Failures' },
  { id: 'rate', name: 'Per 1,000' },
] as const;

/** What a point stands for, and which points the limits are learnt from. */
export function TimelineChoices({ timeline, wish, onChange }: Props) {
  return (
    <div className={styles.choices}>
      <Select
        label="Points"
        choices={steps}
        value={timeline.step}
        onChange={(step) => onChange({ ...wish, step, baseline: null })}
      />
      {timeline.canRate ? (
        <Select
          label="Measure"
          choices={measures}
          value={timeline.measure}
          onChange={(measure) => onChange({ ...wish, measure })}
        />
      ) : null}
      <NumberField
        label="Baseline: the first"
        unit={`${timeline.step}s`}
        minValue={12}
        maxValue={Math.max(12, timeline.points.length)}
        value={timeline.baseline}
        isDisabled={timeline.points.length < 12}
        onChange={(baseline) => onChange({ ...wish, baseline })}
      />
    </div>
  );
}
