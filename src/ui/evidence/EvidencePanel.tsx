import { Download } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useMap, useSession, useView } from '#actions/session.ts';
import { countWords } from '#base/countWords.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { Button } from '../controls/Button.tsx';
import { SidePanel } from '../controls/SidePanel.tsx';
import { TextField } from '../controls/TextField.tsx';
import { evidenceCsvAddress, type Behind } from '../data/evidenceApi.ts';
import { EvidenceLine } from './EvidenceLine.tsx';
import styles from './Evidence.module.css';
import { HowTheyGotHere } from './HowTheyGotHere.tsx';
import { useEvidence } from './useEvidence.ts';

/** Exactly the rows behind a number: paged, searchable, newest first, each with how it got here. */
export function EvidencePanel({ behind }: { readonly behind: Behind }) {
  const { view } = useSession();
  const name = useMap((map) => nameBehind(map, behind));
  const isOfMode = 'mode' in behind;
  const isFiltered = useView(
    ({ filter }) => !isOfMode && (filter.from !== null || filter.to !== null || filter.channels !== null),
  );
  const [words, setWords] = useState('');
  const { wish, rows, total, problem, more } = useEvidence(behind, useDeferredValue(words.trim()));
  return (
    <SidePanel
      title={name || (isOfMode ? 'Unnamed failure mode' : 'Unnamed place')}
      onClose={() => view.setState({ panel: { kind: isOfMode ? 'fixes' : 'none' } })}
      top={
        <>
          <p className={styles.total} aria-live="polite">
            {total === null ? 'Counting…' : countWords(total, 'failure', 'failures')}
            {isFiltered ? <span className={styles.quiet}> within your filter</span> : null}
          </p>
          <TextField
            aria-label="Search these failures"
            type="search"
            placeholder="Search these failures"
            value={words}
            onChange={setWords}
            maxLength={200}
          />
          <HowTheyGotHere behind={behind} />
        </>
      }
    >
      {problem === null ? null : (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <ol className={styles.rows} aria-label="Failures, newest first">
        {rows.map((row) => (
          <EvidenceLine key={row.id} row={row} />
        ))}
      </ol>
      {total === 0 ? <p className={styles.quiet}>No failure here has these words.</p> : null}
      <div className={styles.foot}>
        {more ? <Button onPress={more}>Show more</Button> : null}
        {total ? (
          <a href={evidenceCsvAddress(wish)} download className={styles.download}>
            <Download size={16} aria-hidden />
            Download all as CSV
          </a>
        ) : null}
      </div>
    </SidePanel>
  );
}

function nameBehind(map: JourneyMap, behind: Behind): string | undefined {
  if ('mode' in behind) return map.failureModes.get(behind.mode)?.name;
  return map.touchpoints.get(behind.place)?.name ?? map.paths.get(behind.place)?.name;
}
