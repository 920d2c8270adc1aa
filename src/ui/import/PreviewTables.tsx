import type { TabPreview } from '#workers/readFileMessages.ts';
import { zonedWords } from '../words/zonedWords.ts';
import styles from './Import.module.css';

/** As many lines as anyone scrolls through; the download has all. */
const mostLines = 1_000;

export function GroupTable({ groups }: { readonly groups: TabPreview['groups'] }) {
  return (
    <table className={`${styles.table} ${styles.groups}`}>
      <thead>
        <tr>
          <th scope="col">Value</th>
          <th scope="col" className={styles.numeric}>
            Rows
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.slice(0, mostLines).map(({ value, count }) => (
          <tr key={value}>
            <td>{value || '(empty)'}</td>
            <td className={styles.numeric}>{count.toLocaleString()}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function RowTable({ rows }: { readonly rows: TabPreview['rows'] }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col" className={styles.numeric}>
            Row
          </th>
          <th scope="col">When</th>
          <th scope="col">Group</th>
          <th scope="col">Channel</th>
          <th scope="col">What was said</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ rowNumber, failure }) => (
          <tr key={rowNumber}>
            <td className={styles.numeric}>{rowNumber}</td>
            <td className={styles.when}>
              {zonedWords(failure.occurredAt, failure.zone, { dateStyle: 'medium', timeStyle: 'short' })}
            </td>
            <td>{failure.group || '(empty)'}</td>
            <td>{failure.channel}</td>
            <td>{failure.text.slice(0, 200)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function RejectTable({ rejected }: { readonly rejected: TabPreview['rejected'] }) {
  if (rejected.length === 0) return <p className={styles.quiet}>Every row can be read.</p>;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col" className={styles.numeric}>
            Row
          </th>
          <th scope="col">Column</th>
          <th scope="col">Reason</th>
        </tr>
      </thead>
      <tbody>
        {rejected.slice(0, mostLines).map(({ rowNumber, column, problem }) => (
          <tr key={rowNumber}>
            <td className={styles.numeric}>{rowNumber}</td>
            <td>{column}</td>
            <td>{problem}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What is masked before anything leaves the tab, kind by kind, as it will stand. */
export function PersonalTable({ personal }: { readonly personal: TabPreview['personal'] }) {
  if (personal.length === 0) {
    return (
      <p className={styles.quiet}>No e-mail, phone, card, bank or IP address was found in these rows.</p>
    );
  }
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Kind</th>
          <th scope="col" className={styles.numeric}>
            Masked
          </th>
          <th scope="col">As it will be stored</th>
        </tr>
      </thead>
      <tbody>
        {personal.map(({ kind, count, examples }) => (
          <tr key={kind}>
            <td>{kind}</td>
            <td className={styles.numeric}>{count.toLocaleString()}</td>
            <td>
              {examples.map((example) => (
                <p key={example}>{example}</p>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
