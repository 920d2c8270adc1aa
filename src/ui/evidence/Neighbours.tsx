import { useCallback } from 'react';
import { useSession } from '#actions/session.ts';
import { everyFailure } from '#domain/failures/failureFilter.ts';
import type { EvidenceRow } from '#domain/failures/evidence.ts';
import type { EvidenceRecord } from '#domain/failures/evidenceRecord.ts';
import { loadEvidence } from '../data/evidenceApi.ts';
import { EvidenceLine } from './EvidenceLine.tsx';
import styles from './Record.module.css';
import { useLoaded } from '../data/useLoaded.ts';

type Props = {
  readonly row: EvidenceRow;
  readonly place: string | null;
  /** Undefined while it loads; null where the row names no customer. */
  readonly ofCustomer: EvidenceRecord['ofCustomer'] | undefined;
  readonly onOpen: (row: EvidenceRow) => void;
};

/** What else this customer told, on the whole map, and what else happened here on that day. */
export function Neighbours({ row, place, ofCustomer, onOpen }: Props) {
  const sameDay = useSameDay(row, place);
  return (
    <div className={styles.neighbours}>
      <Group
        title="Others of this customer"
        rows={ofCustomer?.rows ?? []}
        total={ofCustomer?.total ?? 0}
        empty={
          ofCustomer === undefined
            ? 'Looking…'
            : ofCustomer === null
              ? 'This record names no customer.'
              : 'None: this customer is heard once on this map.'
        }
        onOpen={onOpen}
      />
      {place === null ? null : (
        <Group
          title="Same day here"
          rows={sameDay?.rows ?? []}
          total={sameDay?.total ?? 0}
          empty={sameDay === null ? 'Looking…' : 'Nothing else here on that day.'}
          onOpen={onOpen}
        />
      )}
    </div>
  );
}

type Some = { readonly rows: readonly EvidenceRow[]; readonly total: number };

function useSameDay({ id, day }: EvidenceRow, place: string | null): Some | null {
  const { mapId } = useSession();
  const ask = useCallback(
    (signal: AbortSignal) => {
      const filter = { ...everyFailure, from: day, to: day };
      return loadEvidence({ mapId, behind: { place: place ?? '' }, filter, words: '' }, null, signal);
    },
    [mapId, place, day],
  );
  const { value } = useLoaded(place === null ? null : ask);
  if (value === null) return null;
  const rows = value.rows.filter((each) => each.id !== id);
  return { rows, total: rows.length < value.rows.length ? value.total - 1 : value.total };
}

type GroupProps = Some & {
  readonly title: string;
  readonly empty: string;
  readonly onOpen: (row: EvidenceRow) => void;
};

const mostShown = 20;

function Group({ title, rows, total, empty, onOpen }: GroupProps) {
  return (
    <section aria-label={title}>
      <h3 className={styles.heading}>
        {title} {total > 0 ? <span className={styles.count}>{total.toLocaleString()}</span> : null}
      </h3>
      {rows.length === 0 ? <p className={styles.quiet}>{empty}</p> : null}
      <ul>
        {rows.slice(0, mostShown).map((each) => (
          <EvidenceLine key={each.id} row={each} onOpen={() => onOpen(each)} />
        ))}
      </ul>
      {total > mostShown ? (
        <p className={styles.quiet}>and {(total - mostShown).toLocaleString()} more</p>
      ) : null}
    </section>
  );
}
