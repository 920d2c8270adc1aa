import { useState } from 'react';
import { Button } from '../controls/Button.tsx';
import { NumberField } from '../controls/NumberField.tsx';
import { TextField } from '../controls/TextField.tsx';
import type { ExposureWish } from '../data/exposuresApi.ts';
import styles from './Exposures.module.css';

type Props = { readonly place: string; readonly onAdd: (row: ExposureWish) => Promise<boolean> };

/** From, to, how many: one row of exposures, typed in. */
export function NewExposure({ place, onAdd }: Props) {
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [count, setCount] = useState<number | null>(null);
  const isReversed = from !== '' && to !== '' && from > to;
  const isWhole = from !== '' && to !== '' && count !== null && !isReversed;
  const add = async () => {
    if (!isWhole) return;
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
      <TextField
        label="To"
        type="date"
        value={to}
        onChange={setTo}
        problem={isReversed ? 'This day is before the first one.' : null}
      />
      <NumberField label="Customers" minValue={0} maxValue={1e12} value={count} onChange={setCount} />
      <Button type="submit" isDisabled={!isWhole}>
        Add
      </Button>
    </form>
  );
}
