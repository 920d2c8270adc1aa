import { TriangleAlert } from 'lucide-react';
import type { Proof } from '#domain/failures/proof.ts';
import styles from './Import.module.css';

/** What a person should know about the file before going on; none of it needs an answer. */
export function Alarms({ proofs }: { readonly proofs: readonly Proof[] }) {
  const alarms = proofs.filter(({ kind }) => kind === 'alarm');
  if (alarms.length === 0) return null;
  return (
    <ul className={styles.alarms} aria-label="Worth knowing">
      {alarms.map(({ id, column, because }) => (
        <li key={id} className={styles.alarm}>
          <TriangleAlert size={16} aria-hidden />
          <p>
            {column === null ? null : <strong>{column}: </strong>}
            {because}
          </p>
        </li>
      ))}
    </ul>
  );
}
