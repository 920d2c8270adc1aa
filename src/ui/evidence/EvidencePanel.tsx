import { useDeferredValue, useRef, useState } from 'react';
import { useMap, useSession, useView } from '#actions/session.ts';
import { countWords } from '#base/countWords.ts';
import type { EvidenceRow } from '#domain/failures/evidence.ts';
import { isEvery } from '#domain/failures/failureFilter.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { SidePanel } from '../controls/SidePanel.tsx';
import { Tabs } from '../controls/Tabs.tsx';
import { TextField } from '../controls/TextField.tsx';
import { loadRecord, type Behind } from '../data/evidenceApi.ts';
import { placeName } from '#domain/map/placeName.ts';
import { EpisodeList } from './EpisodeList.tsx';
import { EvidenceList } from './EvidenceList.tsx';
import styles from './Evidence.module.css';
import { HowTheyGotHere } from './HowTheyGotHere.tsx';
import { RecordView } from './RecordView.tsx';
import { useEvidence } from './useEvidence.ts';

/** Rows before the last loaded one at which the next page is asked for, so that walking on never waits. */
const ahead = 5;

/** Exactly the rows behind a number: what stands for them, the list, one record of it, and the episodes they make. */
export function EvidencePanel({ behind }: { readonly behind: Behind }) {
  const { view, mapId } = useSession();
  const name = useMap((map) => nameBehind(map, behind));
  const place = useMap((map) => placeBehind(map, behind));
  const isFiltered = useView(({ filter }) => !isEvery(filter));
  const [words, setWords] = useState('');
  const evidence = useEvidence(behind, useDeferredValue(words.trim()));
  /** The record that is open, after those that were opened on the way to it. */
  const [trail, setTrail] = useState<readonly EvidenceRow[]>([]);
  const open = trail.at(-1);
  const list = useRef<HTMLDivElement>(null);
  const { rows, total, more } = evidence;
  const index = open === undefined ? -1 : rows.findIndex(({ id }) => id === open.id);
  const back = () => {
    setTrail(trail.slice(0, -1));
    if (open && trail.length === 1) focusLine(list, open.id);
  };
  const walk = (by: number): (() => void) | null => {
    const next = index < 0 ? undefined : rows[index + by];
    if (next === undefined) return null;
    return () => {
      setTrail([next]);
      if (index + by + ahead >= rows.length) more?.();
    };
  };
  const openById = async (id: string) => {
    const answer = await loadRecord(mapId, id, new AbortController().signal);
    if (answer.ok) setTrail([answer.value.row]);
  };
  const isOfMode = 'mode' in behind;
  return (
    <SidePanel
      title={name || (isOfMode ? 'Unnamed failure mode' : 'Unnamed place')}
      onClose={() => view.setState({ panel: { kind: isOfMode ? 'fixes' : 'none' } })}
      top={
        open ? null : (
          <p className={styles.total} aria-live="polite">
            {total === null ? 'Counting…' : countWords(total, 'failure', 'failures')}
            {isFiltered && 'place' in behind ? (
              <span className={styles.quiet}> within your filter</span>
            ) : null}
          </p>
        )
      }
    >
      {open ? (
        <RecordView
          key={open.id}
          row={open}
          position={
            index < 0 || total === null
              ? null
              : `${(index + 1).toLocaleString()} of ${total.toLocaleString()}`
          }
          place={place}
          onPrevious={walk(-1)}
          onNext={walk(1)}
          onBack={back}
          onOpen={(row) => setTrail([...trail, row])}
        />
      ) : null}
      <div ref={list} hidden={open !== undefined}>
        <Tabs
          label="What to see of these failures"
          tabs={[
            {
              id: 'failures',
              name: 'Failures',
              content: (
                <>
                  <div className={styles.tools}>
                    <TextField
                      aria-label="Search these failures"
                      type="search"
                      placeholder="Search these failures"
                      value={words}
                      onChange={setWords}
                      maxLength={200}
                    />
                    <HowTheyGotHere behind={behind} />
                  </div>
                  <EvidenceList evidence={evidence} place={place} onOpen={(row) => setTrail([row])} />
                </>
              ),
            },
            {
              id: 'episodes',
              name: 'Episodes',
              content: <EpisodeList wish={evidence.wish} onOpen={(id) => void openById(id)} />,
            },
          ]}
        />
      </div>
    </SidePanel>
  );
}

/** Back where one was: the list's line of the record that was open last, once the list is shown again. */
function focusLine(list: React.RefObject<HTMLDivElement | null>, id: string): void {
  requestAnimationFrame(() => {
    const line = list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`);
    line?.scrollIntoView({ block: 'center' });
    line?.focus({ preventScroll: true });
  });
}

const byNames = {
  person: 'Placed by people',
  rule: 'Placed by rules',
  matcher: 'Placed by the matcher',
} as const;

function nameBehind(map: JourneyMap, behind: Behind): string | undefined {
  if ('by' in behind) return byNames[behind.by];
  if ('mode' in behind) return map.failureModes.get(behind.mode)?.name;
  const stage = map.stages.get(behind.place);
  return stage ? stage.name || 'Unnamed stage' : placeName(map, behind.place);
}

/** The touchpoint or path that all these rows belong to; null for a stage, or for what lies on many places. */
function placeBehind(map: JourneyMap, behind: Behind): string | null {
  if ('by' in behind) return null;
  if ('mode' in behind) return map.failureModes.get(behind.mode)?.place ?? null;
  return map.stages.has(behind.place) ? null : behind.place;
}
