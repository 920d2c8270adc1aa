import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTallies } from '#actions/session.ts';
import { countWords } from '#base/countWords.ts';
import type { Exposure } from '#domain/failures/exposure.ts';
import { monthPeriod, type Period } from '#domain/failures/monthPeriod.ts';
import { Button } from '../controls/Button.tsx';
import { Dialog } from '../controls/Dialog.tsx';
import { IconButton } from '../controls/IconButton.tsx';
import { Switch } from '../controls/Switch.tsx';
import { removalOf, type ExposureWish } from '../data/exposuresApi.ts';
import { ExposureCell } from './ExposureCell.tsx';
import styles from './ExposuresEditor.module.css';
import { NewPeriod } from './NewPeriod.tsx';
import { keyOf, monthsOf, periodsOf, periodWords } from './periods.ts';
import { EditorsOnly } from '../controls/EditorsOnly.tsx';

type Props = {
  readonly places: readonly { readonly id: string; readonly shown: string }[];
  readonly exposures: readonly Exposure[];
  readonly onPut: (rows: readonly ExposureWish[]) => Promise<boolean>;
  readonly onProblem: (problem: string) => void;
};

/** As many columns as stay readable and quick; older and newer ones are a press away. */
const shownPeriods = 12;

/** Place × period; every cell is a number that can be typed over, emptied or left unknown. */
export function ExposuresGrid({ places, exposures, onPut, onProblem }: Props) {
  const tables = useTallies((state) => state.tables);
  const [added, setAdded] = useState<readonly Period[]>([]);
  const [showsSatisfied, setShowsSatisfied] = useState(() =>
    exposures.some((each) => each.satisfied !== undefined),
  );
  const [end, setEnd] = useState<number | null>(null);
  const [leaving, setLeaving] = useState<Period | null>(null);
  const periods = periodsOf([...exposures, ...added]);
  const last = Math.min(end ?? periods.length, periods.length);
  const first = Math.max(0, last - shownPeriods);
  const shown = periods.slice(first, last);
  const byCell = new Map(exposures.map((each) => [`${each.touchpoint} ${keyOf(each)}`, each]));
  const inPeriod = (period: Period) => exposures.filter((each) => keyOf(each) === keyOf(period));
  const remove = (period: Period) => {
    setAdded(added.filter((each) => keyOf(each) !== keyOf(period)));
    if (inPeriod(period).length > 0) setLeaving(period);
  };
  if (places.length === 0)
    return <p className={styles.quiet}>Draw a touchpoint first: customers pass touchpoints.</p>;
  return (
    <>
      <div className={styles.tools}>
        <EditorsOnly>
          <NewPeriod after={periods.at(-1)} onAdd={(period) => setAdded([...added, period])} />
        </EditorsOnly>
        {periods.length === 0 ? (
          <EditorsOnly>
            <Button onPress={() => setAdded(monthsOf(tables, new Date()).map(monthPeriod))}>
              Add the months of the failures
            </Button>
          </EditorsOnly>
        ) : (
          <Switch isOn={showsSatisfied} onChange={setShowsSatisfied}>
            Satisfied customers
          </Switch>
        )}
        {periods.length > shownPeriods ? (
          <span className={styles.pages}>
            <Button
              isDisabled={first === 0}
              onPress={() => setEnd(Math.max(shownPeriods, last - shownPeriods))}
            >
              Earlier
            </Button>
            <Button isDisabled={last === periods.length} onPress={() => setEnd(last + shownPeriods)}>
              Later
            </Button>
          </span>
        ) : null}
      </div>
      {periods.length === 0 ? (
        <p className={styles.quiet}>No period yet, so rates are unknown. Add one here, or bring a file.</p>
      ) : (
        <section className={styles.scroll} aria-label="Customers who passed, by place and period">
          <table className={styles.grid}>
            <thead>
              <tr>
                <th scope="col">Place</th>
                {shown.map((period) => (
                  <PeriodHead key={keyOf(period)} period={period} onRemove={() => remove(period)} />
                ))}
              </tr>
            </thead>
            <tbody>
              {places.map(({ id, shown: name }) => (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  {shown.map((period) => (
                    <ExposureCell
                      key={keyOf(period)}
                      place={{ id, name }}
                      period={period}
                      stored={byCell.get(`${id} ${keyOf(period)}`) ?? null}
                      showsSatisfied={showsSatisfied}
                      onPut={onPut}
                      onProblem={onProblem}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {leaving === null ? null : (
        <Dialog
          title={`Remove ${periodWords(leaving)}?`}
          size="small"
          role="alertdialog"
          onClose={() => setLeaving(null)}
          foot={
            <>
              <Button onPress={() => setLeaving(null)}>Keep it</Button>
              <Button
                look="danger"
                onPress={() => {
                  void onPut(inPeriod(leaving).map(removalOf));
                  setLeaving(null);
                }}
              >
                Remove {countWords(inPeriod(leaving).length, 'number', 'numbers')}
              </Button>
            </>
          }
        >
          <p>Rates of these days become unknown. This cannot be undone.</p>
        </Dialog>
      )}
    </>
  );
}

type HeadProps = { readonly period: Period; readonly onRemove: () => void };

function PeriodHead({ period, onRemove }: HeadProps) {
  return (
    <th scope="col">
      <span className={styles.period}>
        {periodWords(period)}
        <EditorsOnly>
          <IconButton label={`Remove ${periodWords(period)}`} onPress={onRemove}>
            <Trash2 size={14} aria-hidden />
          </IconButton>
        </EditorsOnly>
      </span>
    </th>
  );
}
