import { useEffect, useState } from 'react';
import { countWords } from '#base/countWords.ts';
import {
  parseExposures,
  type KnownExposures,
  type ParsedExposures,
} from '#domain/failures/parseExposures.ts';
import { Button } from '../controls/Button.tsx';
import type { ExposureWish } from '../data/exposuresApi.ts';
import styles from './ExposuresEditor.module.css';
import { keyOf } from './periods.ts';

type Props = {
  readonly file: File;
  readonly known: KnownExposures;
  readonly onPut: (rows: readonly ExposureWish[]) => Promise<boolean>;
  readonly onDone: () => void;
};

const mostProblems = 100;
const mostBytes = 20_000_000;

/** What a file of exposures holds, before anything is stored; all or nothing. */
export function ExposuresFile({ file, known, onPut, onDone }: Props) {
  const parsed = useParsed(file, known);
  const [isSending, setSending] = useState(false);
  if (parsed === null) return <p>Reading {file.name}…</p>;
  const { exposures, problems, left } = parsed;
  const store = async () => {
    setSending(true);
    const isStored = await onPut(exposures);
    setSending(false);
    if (isStored) onDone();
  };
  const canStore = problems.length === 0 && exposures.length > 0;
  return (
    <section aria-label={file.name} className={styles.file}>
      <h3>{file.name}</h3>
      <p>{summaryOf(parsed, known)}</p>
      {problems.length > 0 ? (
        <>
          <p className={styles.problem}>
            {countWords(problems.length, 'row does', 'rows do')} not fit, so nothing is stored. Put them right
            in the file and bring it again.
          </p>
          <ul className={styles.problems}>
            {problems.slice(0, mostProblems).map(({ rowNumber, problem }) => (
              <li key={rowNumber}>
                Row {rowNumber}: {problem}
              </li>
            ))}
          </ul>
          {problems.length > mostProblems ? <p>and {problems.length - mostProblems} more</p> : null}
        </>
      ) : null}
      {problems.length === 0 && exposures.length === 0 && left > 0 ? (
        <p className={styles.problem}>No row has a number yet.</p>
      ) : null}
      <div className={styles.tools}>
        {canStore ? (
          <Button look="primary" isDisabled={isSending} onPress={() => void store()}>
            Store {countWords(exposures.length, 'row', 'rows')}
          </Button>
        ) : null}
        <Button onPress={onDone}>{canStore ? 'Cancel' : 'Back to the table'}</Button>
      </div>
    </section>
  );
}

function useParsed(file: File, known: KnownExposures): ParsedExposures | null {
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    let isLeft = false;
    void file.text().then((read) => {
      if (!isLeft) setText(read);
    });
    return () => {
      isLeft = true;
    };
  }, [file]);
  if (file.size > mostBytes) {
    return {
      exposures: [],
      left: 0,
      problems: [{ rowNumber: 1, problem: 'The file is larger than 20 MB.' }],
    };
  }
  return text === null ? null : parseExposures(text, known);
}

function summaryOf({ exposures, left }: ParsedExposures, { stored }: KnownExposures): string {
  const places = new Set(exposures.map(({ touchpoint }) => touchpoint)).size;
  const before = new Set(stored.map((each) => `${each.touchpoint} ${keyOf(each)}`));
  const replaced = exposures.filter((each) => before.has(`${each.touchpoint} ${keyOf(each)}`)).length;
  const parts = [
    `${countWords(exposures.length, 'row has a number', 'rows have a number')}, for ${countWords(places, 'place', 'places')}`,
    ...(replaced > 0 ? [`${replaced.toLocaleString()} of them stored before and replaced`] : []),
    ...(left > 0 ? [`${left.toLocaleString()} left empty`] : []),
  ];
  return `${parts.join('; ')}.`;
}
