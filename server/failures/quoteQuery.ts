import type { DatabaseSync } from 'node:sqlite';
import type { EvidenceRow } from '#domain/failures/evidence.ts';
import type { Score } from '#domain/failures/failureDetails.ts';
import type { Quotes } from '#domain/failures/quotes.ts';
import { representativeQuotes } from '#domain/failures/representativeQuotes.ts';
import { evidenceColumns, evidenceFrom, toEvidenceRow } from './evidenceQuery.ts';
import type { EvidenceWish } from './FailureCalls.ts';

/** Texts that are compared at most; beyond that a sample of them, always the same one for the same rows. */
const mostTexts = 2_000;
const longestText = 4_000;

/** What stands for all the words behind a number. */
export function queryQuotes(db: DatabaseSync, wish: EvidenceWish): Quotes {
  const { sql, values } = evidenceFrom(db, wish);
  const from = `${sql} AND f.text <> ''`;
  const counted = db.prepare(`SELECT count(*) AS total ${from}`).get(...values);
  // Multiplying by a large odd number scatters ids that were given out in order (Knuth 6.4); ties cannot occur.
  const sampled = db
    .prepare(`SELECT f.id ${from} ORDER BY (f.id * 2654435761) & 4294967295 LIMIT ?`)
    .all(...values, mostTexts);
  const rows = readRows(
    db,
    sampled.map((row) => Number(row['id'])),
  );
  const { quotes, dissenting } = representativeQuotes(
    rows.map(({ id, text, score }) => ({
      id,
      text: text.slice(0, longestText),
      satisfaction: satisfactionOf(score),
    })),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const rowOf = (id: string): EvidenceRow => {
    const row = byId.get(id);
    if (row === undefined) throw new Error('A quote is of a row that was read.');
    return row;
  };
  return {
    quotes: quotes.map(({ id, like }) => ({ row: rowOf(id), like })),
    dissenting: dissenting === null ? null : { row: rowOf(dissenting.id), because: dissenting.because },
    read: rows.length,
    withWords: Number(counted?.['total']),
  };
}

function readRows(db: DatabaseSync, ids: readonly number[]): readonly EvidenceRow[] {
  return db
    .prepare(
      `SELECT ${evidenceColumns} FROM failures AS f JOIN datasets AS d ON d.no = f.dataset
       WHERE f.id IN (SELECT value FROM json_each(?)) ORDER BY f.id`,
    )
    .all(JSON.stringify(ids))
    .map(toEvidenceRow);
}

/** Where a score stands between the bad and the good end of its scale, 0…1; null where the scale is not known. */
function satisfactionOf(score: Score | null): number | null {
  const ends = /^(-?\d+(?:\.\d+)?)-(-?\d+(?:\.\d+)?)$/.exec(score?.scale ?? '');
  if (score === null || ends === null) return null;
  const [low, high] = [Number(ends[1]), Number(ends[2])];
  if (!(high > low)) return null;
  const share = (score.value - low) / (high - low);
  return score.polarity === 'higherIsBetter' ? share : 1 - share;
}
