import { useNumbers, useTallies, useView } from '#actions/session.ts';
import { countWords } from '#base/countWords.ts';
import { exposedByPlace } from '#domain/failures/exposure.ts';
import styles from './Exposures.module.css';

/**
 * Failures beside satisfied customers on the same days, so that nobody takes those who complained for all who passed.
 * Says nothing where somebody did not ask in some of the periods.
 */
export function Recall({ place }: { readonly place: string }) {
  const all = useTallies(({ tables }) => tables.exposures);
  const filter = useView((view) => view.filter);
  const failed = useNumbers(({ shown }) => shown.places.get(place)?.countWhileExposed ?? 0);
  const own = all.filter((each) => each.touchpoint === place);
  const period = exposedByPlace(own, filter).get(place);
  if (period === undefined || period.satisfied === null) return null;
  const passed = Math.round(period.total);
  return (
    <p className={styles.recall}>
      {countWords(failed, 'failure', 'failures')}, {Math.round(period.satisfied).toLocaleString()} said they
      were satisfied, of {passed.toLocaleString()} who passed. What the others met, nobody told.
    </p>
  );
}
