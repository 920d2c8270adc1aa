import { useEffect, useMemo, useState } from 'react';
import { useConnection, useMap, useSession, useTallies, useView } from '#actions/session.ts';
import type { EvidenceRow } from '#domain/failures/evidence.ts';
import { everyFailure } from '#domain/failures/failureFilter.ts';
import { loadEvidence, type Behind, type EvidenceWish } from '../data/evidenceApi.ts';

export type EvidenceState = {
  readonly wish: EvidenceWish;
  readonly rows: readonly EvidenceRow[];
  readonly total: number | null;
  readonly problem: string | null;
  /** Loads the next page; null where all rows are here. */
  readonly more: (() => void) | null;
};

type Loaded = Pick<EvidenceState, 'rows' | 'total' | 'problem'> & { readonly cursor: string | null };
const nothing: Loaded = { rows: [], total: null, problem: null, cursor: null };

/**
 * The rows behind a number: a place's within the viewer's filter, a failure mode's all, as its harm rests on all, and
 * those of people, rules or the matcher all, as coverage counts all.
 * Fetched again when the filter, the rules or the datasets change, and once an edit is on the server: it finds the
 * rows by the rules that it has.
 */
export function useEvidence(behind: Behind, words: string): EvidenceState {
  const { mapId } = useSession();
  const own = useView((view) => view.filter);
  const rules = useMap((map) => map.rules);
  const tables = useTallies((state) => state.tables);
  const isSaved = useConnection(({ saved }) => saved === 'saved');
  const [loaded, setLoaded] = useState<Loaded>(nothing);
  const place = 'place' in behind ? behind.place : null;
  const mode = 'mode' in behind ? behind.mode : null;
  const by = 'by' in behind ? behind.by : null;
  const wish = useMemo((): EvidenceWish => {
    if (by !== null) return { mapId, behind: { by }, filter: everyFailure, words };
    if (mode !== null) return { mapId, behind: { mode }, filter: everyFailure, words };
    return { mapId, behind: { place: place ?? '' }, filter: own, words };
  }, [mapId, place, mode, by, own, words]);
  useEffect(() => {
    if (!isSaved) return undefined;
    const stop = new AbortController();
    void loadEvidence(wish, null, stop.signal).then((answer) => {
      if (stop.signal.aborted) return;
      setLoaded(answer.ok ? { ...answer.value, problem: null } : { ...nothing, problem: answer.problem });
    });
    return () => stop.abort();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- reason: the server's answer hangs on the rules and datasets too
  }, [wish, rules, tables, isSaved]);
  const loadMore = async (cursor: string) => {
    const answer = await loadEvidence(wish, cursor, new AbortController().signal);
    if (!answer.ok) return setLoaded((before) => ({ ...before, problem: answer.problem }));
    setLoaded((before) =>
      before.cursor === cursor
        ? { ...answer.value, rows: [...before.rows, ...answer.value.rows], problem: null }
        : before,
    );
  };
  const { cursor, ...state } = loaded;
  return { ...state, wish, more: cursor === null ? null : () => void loadMore(cursor) };
}
