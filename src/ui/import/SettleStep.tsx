import { useState } from 'react';
import { useStore } from 'zustand';
import type { Examination } from '#domain/failures/examineFile.ts';
import { countWords } from '#base/countWords.ts';
import type { Question } from '#domain/failures/proof.ts';
import { Button } from '../controls/Button.tsx';
import { TextField } from '../controls/TextField.tsx';
import type { ImportCourse } from './ImportCourse.ts';
import { Alarms } from './Alarms.tsx';
import { answerTo } from './answering.ts';
import { ColumnFields } from './ColumnFields.tsx';
import styles from './Import.module.css';
import type { ImportAnswers } from './importSteps.ts';
import { KnownFile } from './KnownFile.tsx';
import { LayoutFields } from './LayoutFields.tsx';
import { layoutOf } from './layoutOf.ts';
import { MoreColumns } from './MoreColumns.tsx';
import { QuestionFields } from './QuestionFields.tsx';
import { SourceHint } from './SourceHint.tsx';
import { answersOfTime, TimeFields } from './TimeFields.tsx';

type Props = {
  readonly course: ImportCourse;
  readonly examination: Examination;
  readonly problem: string | null;
};

/** Questions that have a field of their own beside the columns, the times or the name. */
const hasField = ({ id }: Question) => id.startsWith('columns.') || id === 'timeZone' || id === 'source';

/** What the file proves, and what only a person knows: each with its reason, each to be confirmed. */
export function SettleStep({ course, examination, problem }: Props) {
  const { answers, first } = useStore(course.store);
  const [own, setOwn] = useState<ImportAnswers>(() => ({
    ...answers,
    ...answersOfTime(examination, answers),
    source: answers.source ?? examination.suggested.source ?? '',
  }));
  const settled: ImportAnswers = { ...own, columns: answers.columns, source: own.source?.trim() };
  const open = examination.questions.filter((question) => !hasField(question));
  return (
    <div className={styles.step}>
      <p className={styles.lead}>
        {countWords(examination.rows, 'row', 'rows')} in{' '}
        {countWords(examination.columns.length, 'column', 'columns')}. Please confirm what they mean.
      </p>
      <KnownFile course={course} examination={examination} />
      <Alarms proofs={examination.proofs} />
      {open.length === 0 ? null : (
        <section className={styles.part} aria-label="Needs your answer">
          <h3>Needs your answer</h3>
          <QuestionFields questions={open} answers={own} onChange={setOwn} />
        </section>
      )}
      <div className={styles.two}>
        <section className={styles.part} aria-label="Columns">
          <h3>Columns</h3>
          <ColumnFields
            examination={first ?? examination}
            columns={settled.columns ?? {}}
            onChange={(columns) => void course.settle({ ...own, columns })}
          />
          <MoreColumns
            examination={first ?? examination}
            columns={settled.columns ?? {}}
            onChange={(columns) => void course.settle({ ...own, columns })}
          />
        </section>
        <div className={styles.parts}>
          <section className={styles.part} aria-label="Times">
            <h3>Times</h3>
            <TimeFields
              examination={examination}
              value={own}
              onChange={(time) => setOwn({ ...own, ...time })}
            />
          </section>
          <section className={styles.part} aria-label="Source">
            <h3>Source</h3>
            <TextField
              label="What these rows are called"
              value={own.source ?? ''}
              onChange={(source) => setOwn({ ...own, source })}
              maxLength={200}
            />
            <SourceHint source={own.source ?? ''} />
          </section>
          <section className={styles.part} aria-label="How the file is read">
            <h3>How the file is read</h3>
            <LayoutFields
              proofs={examination.proofs}
              sheets={examination.sheets}
              onChange={(layout) =>
                void course.readAnew({ ...layoutOf(answers), ...layout, source: own.source })
              }
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
        <Button
          look="primary"
          isDisabled={!isWhole(settled, examination)}
          onPress={() => void course.preview(settled)}
        >
          Confirm and preview
        </Button>
      </footer>
    </div>
  );
}

function isWhole(settled: ImportAnswers, { questions }: Examination): boolean {
  const { columns, timeZone, source } = settled;
  if (!columns?.touchpoint || !columns.occurredAt || !timeZone || !source) return false;
  return questions.every(({ id }) => answerTo(settled, id) !== undefined);
}
