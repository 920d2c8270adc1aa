import type { Examination } from '#domain/failures/examineFile.ts';
import { Select } from '../controls/Select.tsx';
import styles from './Import.module.css';
import type { ImportAnswers } from './importSteps.ts';

type Swaps = ImportAnswers['swapRepair'];

type Props = {
  readonly examination: Examination;
  readonly value: Swaps;
  readonly onChange: (value: Swaps) => void;
};

const prefix = 'swapRepair.';
const choices = [
  { id: 'true', name: 'Swap day and month back' },
  { id: 'false', name: 'The dates are right' },
] as const;

/** Shown where dates look as if day and month were swapped on their way: the signs, and what either answer does. */
export function SwapRepairField({ examination, value, onChange }: Props) {
  const question = examination.questions.find(({ id }) => id.startsWith(prefix));
  const proof = examination.proofs.find(({ id }) => id.startsWith(prefix));
  const column = (question ?? proof)?.id.slice(prefix.length);
  if (column === undefined) return null;
  const answer = value?.[column];
  const effectOf = (choice: string): string | undefined =>
    question?.options.find((option) => String(option.value) === choice)?.because;
  return (
    <div className={styles.answer}>
      <Select
        label={`Day and month in “${column}”`}
        choices={choices.map((choice) => {
          const detail = effectOf(choice.id);
          return { ...choice, ...(detail ? { detail } : {}) };
        })}
        value={answer === undefined ? null : answer ? 'true' : 'false'}
        onChange={(choice) => onChange({ ...value, [column]: choice === 'true' })}
      />
      {question || proof ? <p className={styles.because}>{question?.asks ?? proof?.because}</p> : null}
      {question?.evidence.map((sign) => (
        <p key={sign} className={styles.because}>
          {sign}
        </p>
      ))}
    </div>
  );
}
