import { useCallback, useEffect, useState } from 'react';
import { useConnection, useMap, useSession } from '#actions/session.ts';
import type { Noun } from '#domain/map/journeyMap.ts';
import { readLastChange } from '../data/historyApi.ts';
import { useLoaded } from '../data/useLoaded.ts';
import styles from './History.module.css';
import { agoWords } from './versionWords.ts';

/** Not asked again with every letter that somebody types. */
const calmMs = 1_500;

/** "Last changed by Anna, 3 minutes ago"; nothing where that is not known. */
export function LastChanged({ noun, id }: { readonly noun: Noun; readonly id: string }) {
  const { mapId } = useSession();
  const isOnline = useConnection(({ link }) => link === 'online');
  const record = useMap((map) => map[noun].get(id));
  const [settled, setSettled] = useState(record);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(record), calmMs);
    return () => clearTimeout(timer);
  }, [record]);
  const ask = useCallback(
    (signal: AbortSignal) => readLastChange(mapId, { noun, id }, signal),
    [mapId, noun, id],
  );
  const { value } = useLoaded(isOnline ? ask : null, settled);
  if (value === null || value.by === null || value.at === null) return null;
  return (
    <p className={styles.lastChanged}>
      {`Last changed by ${value.by.name}, `}
      <time dateTime={value.at}>{agoWords(value.at)}</time>
    </p>
  );
}
