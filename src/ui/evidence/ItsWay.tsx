import { useMap } from '#actions/session.ts';
import type { EvidenceRow } from '#domain/failures/evidence.ts';
import { keyAssigner, type Assignment } from '#domain/failures/keyAssigner.ts';
import { assignmentWords, sentenceOf, whereWords } from './assignmentWords.ts';
import { MoveTo } from './MoveTo.tsx';
import styles from './Record.module.css';
import { EditorsOnly } from '../controls/EditorsOnly.tsx';

/** Where one record lies, who brought it there, and which other rules would have taken it elsewhere. */
export function ItsWay({ row }: { readonly row: EvidenceRow }) {
  const map = useMap((each) => each);
  const { assign, takers } = keyAssigner(map, row.dataset);
  const { key } = row;
  const assignment = assign(key);
  const others = otherTakers(takers(key), assignment);
  return (
    <section aria-label="Its way here" className={styles.way}>
      <h3 className={styles.heading}>Its way here</h3>
      <p>
        {assignment === null ? null : <strong>{whereWords(map, assignment)}. </strong>}
        {assignmentWords(map, assignment)}
      </p>
      {others.length > 0 ? (
        <ul className={styles.others}>
          {others.map((other) => (
            <li key={other.rule?.id ?? other.place}>
              Also taken to {whereWords(map, other)}
              {other.rule === null ? '' : `: ${sentenceOf(map, other)}`}
            </li>
          ))}
        </ul>
      ) : null}
      <div className={styles.move}>
        <EditorsOnly>
          <MoveTo row={row.id} isDecided={key.person !== null} />
        </EditorsOnly>
      </div>
    </section>
  );
}

/** Those that would lead it elsewhere; a second rule to the same place is no conflict. */
function otherTakers(takers: readonly Assignment[], winner: Assignment | null): readonly Assignment[] {
  return takers.filter(
    (taker) => winner !== null && (taker.place !== winner.place || taker.mode !== winner.mode),
  );
}
