import { useState } from 'react';
import type { Examination } from '#domain/failures/examineFile.ts';
import { countWords } from '#base/countWords.ts';
import { Button } from '../controls/Button.tsx';
import { TextField } from '../controls/TextField.tsx';
import type { ImportCourse } from './ImportCourse.ts';
import { ColumnFields } from './ColumnFields.tsx';
import styles from './Import.module.css';
import type { ImportAnswers } from './importSteps.ts';
import { LayoutFields } from './LayoutFields.tsx';
import { SourceHint } from './SourceHint.tsx';
import { answersOfTime, TimeFields } from './TimeFields.tsx';
import { useStore } from 'zustand';

type Props = {
  readonly course: ImportCourse;
  readonly examination: Examination;
  readonly problem: string | null;
};

/** What the file proves, and what only a person knows: each with its reason, each to be confirmed. */
export function SettleStep({ course, examination, problem }: Props) {
  const { answers, first } = useStore(course.store);
  const [time, setTime] = useState(() => answersOfTime(examination, answers));
  const [source, setSource] = useState(answers.source ?? examination.suggested.source ?? '');
  const settled: ImportAnswers = { ...answers, ...time, source: source.trim() };
  const { columns } = settled;
  const isWhole =
    Boolean(columns?.touchpoint && columns.occurredAt && settled.timeZone && settled.source) &&
    examination.questions.every((question) => isAnswered(question.id, settled));
  return (
    <div className={styles.step}>
      <p className={styles.lead}>
        {countWords(examination.rows, 'row', 'rows')} in{' '}
        {countWords(examination.columns.length, 'column', 'columns')}. Please confirm what they mean.
      </p>
      <div className={styles.two}>
        <section className={styles.part} aria-label="Columns">
          <h3>Columns</h3>
          <ColumnFields
            examination={first ?? examination}
            columns={columns ?? {}}
            onChange={(next) => void course.settle({ ...answers, columns: next, source })}
          />
        </section>
        <div className={styles.parts}>
          <section className={styles.part} aria-label="Times">
            <h3>Times</h3>
            <TimeFields examination={examination} value={time} onChange={setTime} />
          </section>
          <section className={styles.part} aria-label="Source">
            <h3>Source</h3>
            <TextField
              label="What these rows are called"
              value={source}
              onChange={setSource}
              maxLength={200}
            />
            <SourceHint source={source} />
          </section>
          <section className={styles.part} aria-label="How the file is read">
            <h3>How the file is read</h3>
            <LayoutFields
              proofs={examination.proofs}
              onChange={(layout) => void course.readAnew({ ...layoutOf(answers), ...layout, source })}
            />
          </section>
        </div>
      </div>
      {problem === null ? null : (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <footer className={styles.foot}>
        <Button look="primary" isDisabled={!isWhole} onPress={() => void course.preview(settled)}>
          Confirm and preview
        </Button>
      </footer>
    </div>
  );
}

function layoutOf({ encoding, delimiter, headerRows }: ImportAnswers): ImportAnswers {
  return {
    ...(encoding ? { encoding } : {}),
    ...(delimiter ? { delimiter } : {}),
    ...(headerRows === undefined ? {} : { headerRows }),
  };
}

/** A question's id is the key in the settings that answers it. */
function isAnswered(id: string, settings: ImportAnswers): boolean {
  const [key = '', ...rest] = id.split('.');
  const value = settings[key as keyof ImportAnswers];
  if (rest.length === 0) return value !== undefined;
  return (value as Record<string, unknown> | undefined)?.[rest.join('.')] !== undefined;
}
