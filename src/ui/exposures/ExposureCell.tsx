import { useState } from 'react';
import { useMayEdit } from '#actions/session.ts';
import type { Exposure } from '#domain/failures/exposure.ts';
import { type Period } from '#domain/failures/monthPeriod.ts';
import type { ExposureWish } from '../data/exposuresApi.ts';
import styles from './ExposuresEditor.module.css';
import { parseCount, periodWords } from './periods.ts';

type Props = {
  readonly place: { readonly id: string; readonly name: string };
  readonly period: Period;
  readonly stored: Exposure | null;
  readonly showsSatisfied: boolean;
  readonly onPut: (rows: readonly ExposureWish[]) => Promise<boolean>;
  readonly onProblem: (problem: string) => void;
};

/** One number of the table, stored when it is left; emptied, it is unknown again. */
export function ExposureCell({ place, period, stored, showsSatisfied, onPut, onProblem }: Props) {
  const name = `${place.name}, ${periodWords(period)}`;
  const put = (exposures: number | null, satisfied: number | null) => {
    if (exposures === null && satisfied !== null) {
      onProblem(`${name}: enter how many passed before how many of them were satisfied.`);
      return Promise.resolve(false);
    }
    const key = { touchpoint: place.id, ...period };
    if (exposures === null) return onPut([{ ...key, exposures }]);
    return onPut([{ ...key, exposures, ...(satisfied === null ? {} : { satisfied }) }]);
  };
  const [passed, satisfied] = [stored?.exposures ?? null, stored?.satisfied ?? null];
  const refuse = () => onProblem(`${name}: write a plain number such as 1200.`);
  return (
    <td>
      <CountInput
        label={`Passed: ${name}`}
        value={passed}
        onKeep={(next) => put(next, next === null ? null : satisfied)}
        onRefuse={refuse}
      />
      {showsSatisfied ? (
        <CountInput
          label={`Satisfied: ${name}`}
          placeholder="satisfied"
          value={satisfied}
          onKeep={(next) => put(passed, next)}
          onRefuse={refuse}
        />
      ) : null}
    </td>
  );
}

type InputProps = {
  readonly label: string;
  readonly placeholder?: string;
  readonly value: number | null;
  readonly onKeep: (value: number | null) => Promise<boolean>;
  readonly onRefuse: () => void;
};

/** A plain input: there can be thousands of them, and a form control of the library's size each is felt. */
function CountInput({ label, placeholder, value, onKeep, onRefuse }: InputProps) {
  const mayEdit = useMayEdit();
  const [draft, setDraft] = useState<string | null>(null);
  const shown = value === null ? '' : value.toLocaleString(undefined, { maximumFractionDigits: 0 });
  const keep = async () => {
    if (draft === null) return;
    const count = parseCount(draft);
    if (count === undefined) onRefuse();
    else if (count !== value) await onKeep(count);
    setDraft(null);
  };
  return (
    <input
      aria-label={label}
      placeholder={placeholder}
      inputMode="numeric"
      autoComplete="off"
      readOnly={!mayEdit}
      className={styles.cell}
      value={draft ?? shown}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={() => void keep()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void keep();
        else if (event.key === 'Escape' && draft !== null) {
          event.stopPropagation();
          setDraft(null);
        }
      }}
    />
  );
}
