import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { runAction } from '#actions/keyboard.ts';
import { showExposures } from '#actions/panels.ts';
import { useMayEdit, useSession, useTallies } from '#actions/session.ts';
import type { Exposure } from '#domain/failures/exposure.ts';
import { Button } from '../controls/Button.tsx';
import { IconButton } from '../controls/IconButton.tsx';
import { putExposures, removalOf, type ExposureWish } from '../data/exposuresApi.ts';
import { Section } from '../inspector/Section.tsx';
import styles from './Exposures.module.css';
import { NewExposure } from './NewExposure.tsx';
import { periodWords } from './periods.ts';
import { Recall } from './Recall.tsx';
import { EditorsOnly } from '../controls/EditorsOnly.tsx';

/** How many customers passed a place, by period: what a rate is divided by. Stored on the server for everybody. */
export function Exposures({ place }: { readonly place: string }) {
  const session = useSession();
  const mayEdit = useMayEdit();
  const all = useTallies(({ tables }) => tables.exposures);
  const [problem, setProblem] = useState<string | null>(null);
  const exposures = all.filter((each) => each.touchpoint === place);
  const put = async (row: ExposureWish): Promise<boolean> => {
    const answer = await putExposures(session.mapId, [row]);
    setProblem(answer.ok ? null : answer.problem);
    return answer.ok;
  };
  return (
    <Section title="Customers who passed">
      {exposures.length === 0 ? (
        <p className={styles.quiet}>
          Unknown so far, so there is no rate{mayEdit ? ': enter a period and how many passed.' : '.'}
        </p>
      ) : (
        <ul>
          {exposures.map((exposure) => (
            <ExposureRow
              key={exposure.periodStart}
              exposure={exposure}
              onRemove={() => void put(removalOf(exposure))}
            />
          ))}
        </ul>
      )}
      <Recall place={place} />
      <EditorsOnly>
        <NewExposure place={place} onAdd={put} />
      </EditorsOnly>
      <div className={styles.all}>
        <Button look="plain" onPress={() => runAction(session, showExposures)}>
          {mayEdit ? 'All places and periods, or a file' : 'All places and periods'}
        </Button>
      </div>
      {problem === null ? null : (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </Section>
  );
}

type RowProps = { readonly exposure: Exposure; readonly onRemove: () => void };

function ExposureRow({ exposure, onRemove }: RowProps) {
  const { exposures, satisfied } = exposure;
  const period = periodWords(exposure);
  return (
    <li className={styles.row}>
      <span className={styles.period}>{period}</span>
      <span className={styles.amount}>
        {exposures.toLocaleString()}
        {satisfied === undefined ? null : (
          <span className={styles.satisfied}>{satisfied.toLocaleString()} satisfied</span>
        )}
      </span>
      <EditorsOnly>
        <IconButton label={`Remove ${period}`} onPress={onRemove}>
          <Trash2 size={14} aria-hidden />
        </IconButton>
      </EditorsOnly>
    </li>
  );
}
