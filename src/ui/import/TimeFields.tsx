import { orderWords } from '#domain/failures/dateOrderProof.ts';
import { dateOrders, type DateOrder } from '#domain/failures/dateText.ts';
import type { Examination } from '#domain/failures/examineFile.ts';
import { ComboBox } from '../controls/ComboBox.tsx';
import { Select } from '../controls/Select.tsx';
import styles from './Import.module.css';
import type { ImportAnswers } from './importSteps.ts';

type TimeAnswers = Pick<ImportAnswers, 'timeZone' | 'dateOrder'>;

/** What was answered, else what the file proves, else what is likeliest. */
export function answersOfTime({ proofs, questions }: Examination, answers: ImportAnswers): TimeAnswers {
  const zoneProof = proofs.find(({ id }) => id === 'timeZone')?.value;
  const zoneGuess = questions.find(({ id }) => id === 'timeZone')?.suggestion;
  const timeZone = answers.timeZone ?? zoneProof ?? (typeof zoneGuess === 'string' ? zoneGuess : undefined);
  return {
    ...(timeZone ? { timeZone } : {}),
    ...(answers.dateOrder ? { dateOrder: answers.dateOrder } : {}),
  };
}

type Props = {
  readonly examination: Examination;
  readonly value: TimeAnswers;
  readonly onChange: (value: TimeAnswers) => void;
};

/** In which order dates are written and in which zone the clock stood, each with its reason. */
export function TimeFields({ examination, value, onChange }: Props) {
  const zone = examination.questions.find(({ id }) => id === 'timeZone');
  const proof = examination.proofs.find(({ id }) => id === 'timeZone');
  const reason =
    proof?.because ?? zone?.options.find((option) => option.value === value.timeZone)?.because ?? zone?.asks;
  return (
    <>
      <DateOrderField examination={examination} value={value} onChange={onChange} />
      <div className={styles.answer}>
        <ComboBox
          label="Time zone of the times in the file"
          choices={zones}
          value={value.timeZone ?? null}
          onChange={(timeZone) => onChange({ ...value, timeZone })}
        />
        {reason ? <p className={styles.because}>{reason}</p> : null}
      </div>
    </>
  );
}

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map((zone) => ({
  id: zone,
  name: zone,
}));

const prefix = 'dateOrder.';

function DateOrderField({ examination, value, onChange }: Props) {
  const proof = examination.proofs.find(({ id }) => id.startsWith(prefix));
  if (proof === undefined) return null;
  const column = proof.id.slice(prefix.length);
  const proven = dateOrders.find((order) => orderWords[order] === proof.value) ?? null;
  return (
    <div className={styles.answer}>
      <Select<DateOrder>
        label={`Dates in “${column}” are written`}
        choices={dateOrders.map((order) => ({ id: order, name: orderWords[order] }))}
        value={value.dateOrder?.[column] ?? proven}
        onChange={(order) => onChange({ ...value, dateOrder: { ...value.dateOrder, [column]: order } })}
      />
      <p className={styles.because}>{proof.because}</p>
    </div>
  );
}
