import { useCallback, useState } from 'react';
import { useMap, useTallies } from '#actions/session.ts';
import { usualWindowDays, type ToldEpisode } from '#domain/failures/episodePage.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { NumberField } from '../controls/NumberField.tsx';
import { loadEpisodes, type EvidenceWish } from '../data/evidenceApi.ts';
import { placeName } from '#domain/map/placeName.ts';
import styles from './Episodes.module.css';
import { EpisodeLine } from './EpisodeLine.tsx';
import { EpisodeSummary } from './EpisodeSummary.tsx';
import { useLoaded } from '../data/useLoaded.ts';

type Props = { readonly wish: EvidenceWish; readonly onOpen: (id: string) => void };

const longestWindow = 365;

/** Contacts of one customer about one problem, joined: how often people come, how long it takes, who starts anew. */
export function EpisodeList({ wish, onOpen }: Props) {
  const [windowDays, setWindowDays] = useState(usualWindowDays);
  const ask = useCallback(
    (signal: AbortSignal) => loadEpisodes(wish, windowDays, signal),
    [wish, windowDays],
  );
  const { value, problem } = useLoaded(
    ask,
    useTallies(({ tables }) => tables),
  );
  const map = useMap((each) => each);
  return (
    <div className={styles.episodes}>
      <div className={styles.window}>
        <NumberField
          label="One episode while no pause is longer than"
          unit="days"
          minValue={0}
          maxValue={longestWindow}
          value={windowDays}
          onChange={(next) => setWindowDays(next ?? usualWindowDays)}
        />
      </div>
      {problem === null ? null : (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      {value === null ? (
        problem === null ? (
          <p>Joining contacts…</p>
        ) : null
      ) : (
        <>
          <EpisodeSummary page={value} />
          <ol className={styles.list} aria-label="The longest episodes">
            {value.episodes.map((episode) => (
              <EpisodeLine
                key={episode.contacts[0]?.id}
                episode={episode}
                problem={problemWords(map, episode)}
                onOpen={onOpen}
              />
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

function problemWords(map: JourneyMap, { problem }: ToldEpisode): string {
  return map.failureModes.get(problem)?.name || placeName(map, problem);
}
