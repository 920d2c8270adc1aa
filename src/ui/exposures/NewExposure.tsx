import { useState } from 'react';
import { Button } from '../controls/Button.tsx';
import { NumberField } from '../controls/NumberField.tsx';
import { TextField } from '../controls/TextField.tsx';
import type { ExposureWish } from '../data/exposuresApi.ts';
import styles from './Exposures.module.css';

type Props = { readonly place: string; readonly onAdd: (row: ExposureWish) => Promise<boolean> };

/** From, to, how many: one row of exposures, typed in. Asked for what is missing only when it is sent off. */
export function NewExposure({ place, onAdd }: Props) {
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [count, setCount] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const add = async () => {
    const missing = whatIsMissing(from, to, count);
    setProblem(missing);
    if (missing !== null || count === null) return;
    const isStored = await onAdd({ touchpoint: place, periodStart: from, periodEnd: to, exposures: count });
    if (isStored) setCount(null);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextField label="From" type="date" value={from} onChange={setFrom} />
      <TextField label="To" type="date" value={to} onChange={setTo} />
      <NumberField label="Customers" minValue={0} maxValue={1e12} value={count} onChange={setCount} />
      <Button type="submit">Add</Button>
      {problem === null ? null : (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </form>
  );
}

function whatIsMissing(from: string, to: string, count: number | null): string | null {
  if (from === '' || to === '') return 'Enter the first and the last day.';
  if (from > to) return 'The last day is before the first one.';
  return count === null ? 'Enter how many customers passed in that time.' : null;
}
