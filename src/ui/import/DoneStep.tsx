import { CircleCheck } from 'lucide-react';
import { useEffect } from 'react';
import { countWords } from '#base/countWords.ts';
import { useNumbers, useSession } from '#actions/session.ts';
import { Button } from '../controls/Button.tsx';
import { doneWords } from './doneWords.ts';
import styles from './Import.module.css';
import type { ImportCourse } from './ImportCourse.ts';
import type { ImportResult } from './sendFile.ts';

type Props = {
  readonly course: ImportCourse;
  readonly result: ImportResult;
  readonly problem: string | null;
  readonly onClose: () => void;
};

/** What became of every row, and what is next: laying the groups on the map. */
export function DoneStep({ course, result, problem, onClose }: Props) {
  const { view } = useSession();
  useCountsWithoutExposures();
  const unmatched = useNumbers(({ whole }) => whole.total - whole.matched);
  const { read, accepted, updated, unchanged, rejected, missing, withdrawn } = result;
  return (
    <div className={styles.choose}>
      <CircleCheck size={28} aria-hidden className={styles.chooseIcon} />
      <output className={styles.lead}>{doneWords(result)}</output>
      <table className={styles.table}>
        <tbody>
          <Line name="Accepted" value={accepted} />
          <Line name="Updated" value={updated} />
          <Line name="Unchanged" value={unchanged} />
          <Line name="Rejected" value={rejected} />
        </tbody>
        <tfoot>
          <Line name="Rows read" value={read} />
        </tfoot>
      </table>
      {missing > 0 ? (
        <div className={styles.question}>
          <p>
            {countWords(missing, 'row', 'rows')} of an earlier file of this source and these days{' '}
            {missing === 1 ? 'is' : 'are'} not in this one, and kept. Does this file replace them?
          </p>
          <div>
            <Button onPress={() => void course.restate()}>
              Withdraw {countWords(missing, 'earlier row', 'earlier rows')}
            </Button>
          </div>
        </div>
      ) : null}
      {withdrawn > 0 ? (
        <p>{countWords(withdrawn, 'earlier row', 'earlier rows')} withdrawn by this restatement.</p>
      ) : null}
      {problem === null ? null : (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <div className={styles.buttons}>
        <Button onPress={onClose}>Close</Button>
        {unmatched > 0 ? (
          <Button look="primary" onPress={() => view.setState({ panel: { kind: 'unmatched' } })}>
            Lay them on the map
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function Line({ name, value }: { readonly name: string; readonly value: number }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={styles.numeric}>{value.toLocaleString()}</td>
    </tr>
  );
}

/** A rate needs exposures; where nobody has entered any, the new failures are shown as plain counts at first. */
function useCountsWithoutExposures(): void {
  const { view, tallies } = useSession();
  useEffect(() => {
    const isRate = view.getState().lens === 'rate';
    if (isRate && tallies.getState().tables.exposures.length === 0) view.setState({ lens: 'count' });
  }, [view, tallies]);
}
