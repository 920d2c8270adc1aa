import type { AuditEntry } from '#domain/sharing/audit.ts';
import type { Answer } from '../data/requestJson.ts';
import { useLoaded } from '../data/useLoaded.ts';
import styles from './Sharing.module.css';

type Props = { readonly ask: (signal: AbortSignal) => Promise<Answer<readonly AuditEntry[]>> };

/** Who decided what, newest first; never what stands on a map. */
export function AuditTable({ ask }: Props) {
  const { value, problem } = useLoaded(ask);
  if (problem !== null) {
    return (
      <p role="alert" className={styles.problem}>
        {problem}
      </p>
    );
  }
  if (value?.length === 0) return <p className={styles.quiet}>Nothing has happened yet.</p>;
  return (
    <table className={styles.audit}>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
        </tr>
      </thead>
      <tbody>
        {value?.map(({ at, who, what }) => (
          <tr key={`${at} ${who} ${what}`}>
            <td>
              <time dateTime={at}>
                {new Date(at).toLocaleString(undefined, { dateStyle: 'short', timeStyle: 'short' })}
              </time>
            </td>
            <td>{who}</td>
            <td>{what}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
