import { Download } from 'lucide-react';
import { countWords } from '#base/countWords.ts';
import type { EvidenceRow } from '#domain/failures/evidence.ts';
import { Button } from '../controls/Button.tsx';
import { evidenceCsvAddress } from '../data/evidenceApi.ts';
import { EvidenceLine } from './EvidenceLine.tsx';
import styles from './Evidence.module.css';
import { Quotes } from './Quotes.tsx';
import type { EvidenceState } from './useEvidence.ts';

type Props = {
  readonly evidence: EvidenceState;
  readonly place: string | null;
  readonly onOpen: (row: EvidenceRow) => void;
};

/** What stands for the rows, then the rows, newest first, and the file of exactly these. */
export function EvidenceList({ evidence, place, onOpen }: Props) {
  const { wish, rows, total, problem, more } = evidence;
  return (
    <>
      {problem === null ? null : (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      {total ? <Quotes wish={wish} place={place} onOpen={onOpen} /> : null}
      <ol className={styles.rows} aria-label="Failures, newest first">
        {rows.map((row) => (
          <EvidenceLine key={row.id} row={row} onOpen={() => onOpen(row)} />
        ))}
      </ol>
      {total === 0 ? (
        <p className={styles.quiet}>
          {wish.words === ''
            ? 'No failure lies here within your filter.'
            : 'No failure here has these words.'}
        </p>
      ) : null}
      <div className={styles.foot}>
        {more ? <Button onPress={more}>Show more</Button> : null}
        {total ? (
          <a href={evidenceCsvAddress(wish)} download className={styles.download}>
            <Download size={16} aria-hidden />
            Download {countWords(total, 'failure', 'failures')} as CSV
          </a>
        ) : null}
      </div>
    </>
  );
}
