import { useState } from 'react';
import { formatDay, monthOfDay, parseDay } from '#domain/failures/day.ts';
import { monthPeriod, type Period } from '#domain/failures/monthPeriod.ts';
import { Button } from '../controls/Button.tsx';
import { TextField } from '../controls/TextField.tsx';
import styles from './ExposuresEditor.module.css';

type Props = { readonly after: Period | undefined; readonly onAdd: (period: Period) => void };

/** Another column: by default the month after the last one. */
export function NewPeriod({ after, onAdd }: Props) {
  const suggested = suggestedAfter(after);
  const [draft, setDraft] = useState<Partial<Period>>({});
  const { periodStart, periodEnd } = { ...suggested, ...draft };
  const isFine = periodStart !== '' && periodStart <= periodEnd;
  return (
    <form
      className={styles.newPeriod}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isFine) return;
        onAdd({ periodStart, periodEnd });
        setDraft({});
      }}
    >
      <TextField
        label="From"
        type="date"
        value={periodStart}
        onChange={(next) => setDraft({ ...draft, periodStart: next })}
      />
      <TextField
        label="To"
        type="date"
        value={periodEnd}
        onChange={(next) => setDraft({ ...draft, periodEnd: next })}
      />
      <Button type="submit" isDisabled={!isFine}>
        Add the period
      </Button>
    </form>
  );
}

function suggestedAfter(after: Period | undefined): Period {
  const last = after === undefined ? null : parseDay(after.periodEnd);
  if (last === null) return { periodStart: '', periodEnd: '' };
  const { periodEnd } = monthPeriod(monthOfDay(last + 1));
  return { periodStart: formatDay(last + 1), periodEnd };
}
