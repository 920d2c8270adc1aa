import { useCallback } from 'react';
import { useSession } from '#actions/session.ts';
import { loadAudit } from '../data/sharingApi.ts';
import { useLoaded } from '../data/useLoaded.ts';
import styles from './Sharing.module.css';

/** Who decided what about this map, newest first; never what stands on it. */
export function AuditList() {
  const { mapId } = useSession();
  const ask = useCallback((signal: AbortSignal) => loadAudit(mapId, signal), [mapId]);
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
