import { countWords } from '#base/countWords.ts';
import type { EpisodePage } from '#domain/failures/episodePage.ts';
import styles from './Episodes.module.css';

/** What the episodes say together, and what they cannot say. */
export function EpisodeSummary({ page }: { readonly page: EpisodePage }) {
  const { summary, contactsHere, withoutCustomer } = page;
  if (summary.episodes === 0) return <p className={styles.quiet}>{withoutWords(withoutCustomer)}</p>;
  const elsewhere = summary.contacts - contactsHere;
  return (
    <section aria-label="Episodes together" className={styles.summary}>
      <p className={styles.lead}>
        {countWords(summary.episodes, 'episode', 'episodes')} of{' '}
        {countWords(summary.customers, 'customer', 'customers')}
      </p>
      <p>
        {shareWords(summary.backAtSquareOne, summary.episodes)} were back at square one.{' '}
        {summary.medianDays === null
          ? 'Nobody came more than once.'
          : `Who came more than once was at it for ${countWords(summary.medianDays, 'day', 'days')} (median).`}
      </p>
      <Attempts attempts={summary.attempts} />
      <p className={styles.quiet}>
        {countWords(contactsHere, 'failure is', 'failures are')} in these episodes
        {elsewhere > 0
          ? `, with ${countWords(elsewhere, 'contact', 'contacts')} about the same at other places`
          : ''}
        . {withoutWords(withoutCustomer)}
        {summary.severalPlaces > 0
          ? ` ${summary.severalPlaces.toLocaleString()} touched more than one place, so episodes of places add up to more than there are.`
          : ''}
      </p>
    </section>
  );
}

function shareWords(count: number, whole: number): string {
  const share = (count / whole).toLocaleString(undefined, { style: 'percent', maximumFractionDigits: 0 });
  return `${count.toLocaleString()} (${share})`;
}

function withoutWords(count: number): string {
  if (count === 0) return 'Every failure here names its customer.';
  return `${countWords(count, 'failure', 'failures')} without a customer key ${count === 1 ? 'is' : 'are'} in no episode.`;
}

/** How many episodes took one contact, two, and so on; the last bar holds all with more. */
function Attempts({ attempts }: { readonly attempts: readonly number[] }) {
  const most = Math.max(...attempts);
  return (
    <table className={styles.attempts}>
      <thead>
        <tr>
          <th scope="col">Contacts</th>
          <th scope="col">Episodes</th>
        </tr>
      </thead>
      <tbody>
        {attempts.map((count, index) => (
          <tr key={index}>
            <th scope="row">
              {index + 1}
              {index === attempts.length - 1 && index === 5 ? ' or more' : ''}
            </th>
            <td>
              <span className={styles.bar} style={{ width: `${(count / most) * 70}%` }} aria-hidden />
              {count.toLocaleString()}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
