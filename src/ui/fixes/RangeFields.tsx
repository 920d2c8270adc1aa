import { useState } from 'react';
import { canEstimate } from '#domain/rules/canEstimate.ts';
import { NumberField } from '../controls/NumberField.tsx';
import styles from './Form.module.css';

export type RangeValues = {
  readonly low: number | null;
  readonly likely: number | null;
  readonly high: number | null;
};

type Props = {
  readonly label: string;
  readonly values: RangeValues;
  readonly onKeep: (values: RangeValues) => void;
  readonly most: number;
  readonly format: Intl.NumberFormatOptions;
};

const ends = [
  ['low', 'Low'],
  ['likely', 'Likely'],
  ['high', 'High'],
] as const;

/** Low, likely and high of one estimate. Kept once they are in order; until then the reason stands beneath. */
export function RangeFields({ label, values, onKeep, most, format }: Props) {
  const [draft, setDraft] = useState<RangeValues | null>(null);
  const shown = draft ?? values;
  const verdict = canEstimate(shown.low, shown.likely, shown.high);
  const change = (end: keyof RangeValues, value: number | null) => {
    const next = { ...shown, [end]: value };
    if (!canEstimate(next.low, next.likely, next.high).ok) return setDraft(next);
    setDraft(null);
    onKeep(next);
  };
  return (
    <fieldset className={styles.range}>
      <legend className={styles.label}>{label}</legend>
      <div className={styles.three}>
        {ends.map(([end, name]) => (
          <NumberField
            key={end}
            label={name}
            value={shown[end]}
            minValue={0}
            maxValue={most}
            formatOptions={format}
            placeholder="–"
            onChange={(value) => change(end, value)}
          />
        ))}
      </div>
      {verdict.ok ? null : (
        <p role="alert" className={styles.problem}>
          {verdict.reason}
        </p>
      )}
    </fieldset>
  );
}
