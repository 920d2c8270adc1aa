import { orderWords } from '#domain/failures/dateOrderProof.ts';
import { dateOrders, type DateOrder } from '#domain/failures/dateText.ts';
import type { Examination } from '#domain/failures/examineFile.ts';
import { ComboBox } from '../controls/ComboBox.tsx';
import { Select } from '../controls/Select.tsx';
import styles from './Import.module.css';
import type { ImportAnswers } from './importSteps.ts';
import { SwapRepairField } from './SwapRepairField.tsx';

type TimeAnswers = Pick<ImportAnswers, 'timeZone' | 'dateOrder' | 'swapRepair'>;

/** What was answered, else what the file proves, else what is likeliest. */
export function answersOfTime({ proofs, questions }: Examination, answers: ImportAnswers): TimeAnswers {
  const zoneProof = proofs.find(({ id }) => id === 'timeZone')?.value;
  const zoneGuess = questions.find(({ id }) => id === 'timeZone')?.suggestion;
  const timeZone = answers.timeZone ?? zoneProof ?? (typeof zoneGuess === 'string' ? zoneGuess : undefined);
  return {
    ...(timeZone ? { timeZone } : {}),
    ...(answers.dateOrder ? { dateOrder: answers.dateOrder } : {}),
    ...(answers.swapRepair ? { swapRepair: answers.swapRepair } : {}),
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
      <SwapRepairField
        examination={examination}
        value={value.swapRepair}
        onChange={(swapRepair) => onChange({ ...value, swapRepair })}
      />
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
  const question = examination.questions.find(({ id }) => id.startsWith(prefix));
  const column = (question ?? proof)?.id.slice(prefix.length);
  if (column === undefined) return null;
  const proven = dateOrders.find((order) => orderWords[order] === proof?.value) ?? null;
  const chosen = value.dateOrder?.[column] ?? proven;
  const reason = proof?.because ?? question?.asks;
  return (
    <div className={styles.answer}>
      <Select<DateOrder>
        label={`Dates in “${column}” are written`}
        choices={dateOrders.map((order) => {
          const because = question?.options.find((option) => option.value === order)?.because;
          return { id: order, name: orderWords[order], ...(because ? { detail: because } : {}) };
        })}
        value={chosen}
        onChange={(order) => onChange({ ...value, dateOrder: { ...value.dateOrder, [column]: order } })}
      />
      {reason ? <p className={styles.because}>{reason}</p> : null}
      {question && question.evidence.length > 0 ? (
        <p className={styles.because}>Such as {question.evidence.slice(0, 3).join(', ')}</p>
      ) : null}
    </div>
  );
}
