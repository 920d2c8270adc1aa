import { orderWords } from '#domain/failures/dateOrderProof.ts';
import { dateOrders } from '#domain/failures/dateText.ts';
import type { Answer, Question } from '#domain/failures/proof.ts';
import { RadioChoice } from '../controls/RadioChoice.tsx';
import { answerTo, withAnswer } from './answering.ts';
import styles from './Import.module.css';
import type { ImportAnswers } from './importSteps.ts';

type Props = {
  readonly questions: readonly Question[];
  readonly answers: ImportAnswers;
  readonly onChange: (answers: ImportAnswers) => void;
};

/** What the file cannot prove and only a person knows: the signs, every answer with what it would do. */
export function QuestionFields({ questions, answers, onChange }: Props) {
  return questions.map((question) => {
    const { id, asks, options, evidence } = question;
    const answer = answerTo(answers, id);
    return (
      <div key={id} className={styles.question} data-open={answer === undefined || undefined}>
        <RadioChoice
          label={asks}
          choices={options.map(({ value, because }) => ({
            id: JSON.stringify(value),
            name: nameOf(id, value),
            detail: because,
          }))}
          value={answer === undefined ? null : JSON.stringify(answer)}
          onChange={(value) => onChange(withAnswer(answers, id, JSON.parse(value) as Answer))}
        />
        {evidence.length > 0 ? (
          <ul className={styles.signs}>
            {evidence.slice(0, 4).map((sign) => (
              <li key={sign}>{sign}</li>
            ))}
          </ul>
        ) : null}
      </div>
    );
  });
}

const names: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  swapRepair: { true: 'Swap day and month back', false: 'The dates are right as they stand' },
  decimalSign: { '.': 'A point: 1,234.56', ',': 'A comma: 1.234,56' },
  scorePolarity: { higherIsBetter: 'A high score is good', lowerIsBetter: 'A low score is good' },
};

function nameOf(id: string, value: Answer): string {
  const key = id.split('.')[0] ?? id;
  const order = dateOrders.find((each) => each === value);
  return names[key]?.[String(value)] ?? (order ? orderWords[order] : String(value));
}
