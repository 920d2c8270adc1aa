import { Download } from 'lucide-react';
import { useSession } from '#actions/session.ts';
import { countWords } from '#base/countWords.ts';
import type { ImportReport } from '#domain/failures/datasetDetail.ts';
import { rejectsAddress } from '../data/datasetsApi.ts';
import styles from './Dataset.module.css';

/** How the last file went in: every row accounted for, what was proven or said, and what was refused. */
export function LastImport({ report }: { readonly report: ImportReport | null }) {
  const { mapId } = useSession();
  if (report === null) return <p className={styles.quiet}>Nothing is kept about how its rows came in.</p>;
  const { fileName, counts, proofs, rejectsId } = report;
  return (
    <section aria-label="Last import">
      <h3 className={styles.heading}>{fileName === '' ? 'Last import' : `Last import: ${fileName}`}</h3>
      <p>
        {countWords(counts.read, 'row', 'rows')} read: {counts.accepted.toLocaleString()} accepted,{' '}
        {counts.updated.toLocaleString()} updated, {counts.unchanged.toLocaleString()} unchanged,{' '}
        {counts.rejected.toLocaleString()} rejected.
      </p>
      {rejectsId === null ? (
        counts.rejected > 0 ? (
          <p className={styles.quiet}>
            The rejected rows were kept for a day. Import the file again to see them.
          </p>
        ) : null
      ) : (
        <a href={rejectsAddress(mapId, rejectsId)} download className={styles.download}>
          <Download size={16} aria-hidden />
          Download {countWords(counts.rejected, 'rejected row', 'rejected rows')} with reasons
        </a>
      )}
      <details className={styles.proofs}>
        <summary>What was proven or said ({proofs.length})</summary>
        <ul>
          {proofs.map(({ id, column, value, because }) => (
            <li key={`${id} ${column ?? ''} ${value}`}>
              <strong>{[column, value].filter(Boolean).join(': ')}</strong> {because}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
