import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useSession, useTallies } from '#actions/session.ts';
import type { Exposure } from '#domain/failures/exposure.ts';
import { IconButton } from '../controls/IconButton.tsx';
import { putExposures, type ExposureWish } from '../data/exposuresApi.ts';
import { Section } from '../inspector/Section.tsx';
import styles from './Exposures.module.css';
import { parseDay } from '#domain/failures/day.ts';
import { dayWords } from '../words/dayWords.ts';
import { NewExposure } from './NewExposure.tsx';

/** How many customers passed a place, by period: what a rate is divided by. Stored on the server for everybody. */
export function Exposures({ place }: { readonly place: string }) {
  const { mapId } = useSession();
  const all = useTallies(({ tables }) => tables.exposures);
  const [problem, setProblem] = useState<string | null>(null);
  const exposures = all.filter((each) => each.touchpoint === place);
  const put = async (row: ExposureWish): Promise<boolean> => {
    const answer = await putExposures(mapId, [row]);
    setProblem(answer.ok ? null : answer.problem);
    return answer.ok;
  };
  return (
    <Section title="Customers who passed">
      {exposures.length === 0 ? (
        <p className={styles.quiet}>
          Unknown so far, so there is no rate: enter a period and how many passed.
        </p>
      ) : (
        <ul>
          {exposures.map((exposure) => (
            <ExposureRow
              key={exposure.periodStart}
              exposure={exposure}
              onRemove={() => void put({ ...exposure, exposures: null })}
            />
          ))}
        </ul>
      )}
      <NewExposure place={place} onAdd={put} />
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
  const { periodStart, periodEnd, exposures } = exposure;
  const period = `${wordsOf(periodStart)} – ${wordsOf(periodEnd)}`;
  return (
    <li className={styles.row}>
      <span className={styles.period}>{period}</span>
      <span className={styles.amount}>{exposures.toLocaleString()}</span>
      <IconButton label={`Remove ${period}`} onPress={onRemove}>
        <Trash2 size={14} aria-hidden />
      </IconButton>
    </li>
  );
}

function wordsOf(day: string): string {
  const parsed = parseDay(day);
  return parsed === null ? day : dayWords(parsed);
}
