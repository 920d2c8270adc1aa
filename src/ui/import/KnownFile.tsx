import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { countWords } from '#base/countWords.ts';
import { mapOf, useSession } from '#actions/session.ts';
import { parseDay } from '#domain/failures/day.ts';
import type { DatasetDetail } from '#domain/failures/datasetDetail.ts';
import type { Examination } from '#domain/failures/examineFile.ts';
import { dayWords } from '../words/dayWords.ts';
import { Button } from '../controls/Button.tsx';
import styles from './Import.module.css';
import type { ImportCourse } from './ImportCourse.ts';
import { answersOf, knownDataset } from './knownDataset.ts';
import { layoutOf } from './layoutOf.ts';

type Props = { readonly course: ImportCourse; readonly examination: Examination };

/** What is known of a file before it is asked about: answers of another day, its likely dataset, its source. */
export function KnownFile({ course, examination }: Props) {
  const { answers, isResumed } = useStore(course.store);
  const known = useKnownDataset(examination);
  const preset = examination.proofs.find(({ id }) => id === 'preset');
  const isTaken = known !== null && answers.source === known.source;
  return (
    <>
      {preset ? (
        <p className={styles.known}>
          <strong>{preset.value}.</strong> {preset.because}
        </p>
      ) : null}
      {isResumed ? (
        <p className={styles.known}>
          You have answered this file’s questions before: your answers are filled in.
        </p>
      ) : null}
      {known === null || isTaken ? null : (
        <div className={styles.known}>
          <p>
            This file has the columns of “{known.name || known.source}”, which holds{' '}
            {countWords(known.rows, 'row', 'rows')}
            {known.days ? ` up to ${dayWords(parseDay(known.days.last) ?? 0)}` : ''}. Its answers are kept.
          </p>
          <Button onPress={() => void course.adopt({ ...layoutOf(answers), ...answersOf(known) })}>
            Add to “{known.name || known.source}” with the same answers
          </Button>
        </div>
      )}
    </>
  );
}

function useKnownDataset({ columns }: Examination): DatasetDetail | null {
  const session = useSession();
  const [known, setKnown] = useState<DatasetDetail | null>(null);
  const headings = columns.map(({ heading }) => heading).join('\n');
  useEffect(() => {
    let isCurrent = true;
    void knownDataset(session.mapId, mapOf(session).datasets, headings.split('\n')).then((found) => {
      if (isCurrent) setKnown(found);
    });
    return () => {
      isCurrent = false;
    };
  }, [session, headings]);
  return known;
}
