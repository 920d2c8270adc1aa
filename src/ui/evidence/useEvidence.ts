import { useEffect, useState } from 'react';
import { useConnection, useMap, useSession, useTallies, useView } from '#actions/session.ts';
import type { EvidenceRow } from '#domain/failures/evidence.ts';
import { failureFilterOf } from '#view/failureFilterOf.ts';
import { loadEvidence, type EvidenceWish } from '../data/evidenceApi.ts';

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
 * The rows behind a place's number. Fetched again when the filter, the rules or the datasets change, and once an edit
 * is on the server: it finds the rows by the rules that it has.
 */
export function useEvidence(place: string, words: string): EvidenceState {
  const { mapId } = useSession();
  const filter = useView((view) => view.filter);
  const rules = useMap((map) => map.rules);
  const tallies = useTallies((state) => state.tallies);
  const isSaved = useConnection(({ saved }) => saved === 'saved');
  const [loaded, setLoaded] = useState<Loaded>(nothing);
  useEffect(() => {
    if (!isSaved) return undefined;
    const stop = new AbortController();
    const wish = { mapId, place, filter: failureFilterOf(filter), words };
    void loadEvidence(wish, null, stop.signal).then((answer) => {
      if (stop.signal.aborted) return;
      setLoaded(answer.ok ? { ...answer.value, problem: null } : { ...nothing, problem: answer.problem });
    });
    return () => stop.abort();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- reason: the server's answer hangs on the rules and datasets too
  }, [mapId, place, filter, words, rules, tallies, isSaved]);
  const wish = { mapId, place, filter: failureFilterOf(filter), words };
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
