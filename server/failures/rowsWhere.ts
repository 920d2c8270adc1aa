import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { passesDataset, targetPasses } from '#domain/failures/cellFilter.ts';
import { dayRange, type FailureFilter } from '#domain/failures/failureFilter.ts';
import { keyAssigner, type Assignment } from '#domain/failures/keyAssigner.ts';
import type { MatchKey } from '#domain/failures/matchKey.ts';
import { listDatasets, type DatasetRow } from './datasetTable.ts';
import type { EvidenceWish, KeyWish } from './FailureCalls.ts';
import { holdsWords } from './holdsWords.ts';
import { listMatchKeys } from './matchKeyTable.ts';

/** A condition on `failures AS f`, with the values that it binds. */
export type Where = { readonly sql: string; readonly values: readonly SQLInputValue[] };

/**
 * Exactly the rows that a number counts: those whose key leads where it is asked, within the filter. The keys are
 * assigned by the map's rules with the code that counts, so that rows and numbers agree.
 */
export function rowsWhere(db: DatabaseSync, wish: Omit<EvidenceWish, 'limit' | 'cursor'>): Where {
  const { filter } = wish;
  const ofDatasets = listDatasets(db, wish.mapId)
    .filter(({ id }) => passesDataset(filter, id) && (wish.keys.dataset ?? id) === id)
    .flatMap((dataset) => datasetWhere(db, dataset, wish) ?? []);
  if (ofDatasets.length === 0) return { sql: 'false', values: [] };
  const { first, last } = dayRange(filter);
  const parts: Where[] = [joined(ofDatasets, ' OR ')];
  if (Number.isFinite(first)) parts.push({ sql: 'f.day >= ?', values: [first] });
  if (Number.isFinite(last)) parts.push({ sql: 'f.day <= ?', values: [last] });
  if (filter.channels.length > 0) parts.push(oneOf('f.channel', filter.channels));
  if (filter.causes.length > 0) parts.push(oneOf('f.perceived_cause', filter.causes));
  if (filter.q.trim() !== '') parts.push(holdsWords(filter.q.trim()));
  return joined(parts, ' AND ');
}

function joined(parts: readonly Where[], by: string): Where {
  return {
    sql: `(${parts.map(({ sql }) => sql).join(by)})`,
    values: parts.flatMap(({ values }) => values),
  };
}

/** Null where nothing of the dataset can pass. */
function datasetWhere(
  db: DatabaseSync,
  dataset: DatasetRow,
  { map, keys, filter }: Pick<EvidenceWish, 'map' | 'keys' | 'filter'>,
): Where | null {
  const { assign } = keyAssigner(map, dataset.id);
  const all = listMatchKeys(db, dataset.no);
  const wanted = all.filter(({ key }) => {
    const target = assign(key);
    return isWanted(keys, key, target) && targetPasses(filter, map, target);
  });
  const segments = segmentsWhere(dataset, filter);
  if (wanted.length === 0 || segments === null) return null;
  const parts: Where[] = [{ sql: 'f.dataset = ?', values: [dataset.no] }, ...segments];
  if (wanted.length < all.length)
    parts.push(
      oneOf(
        'f.match_key',
        wanted.map(({ no }) => no),
      ),
    );
  return joined(parts, ' AND ');
}

function isWanted(
  { places, mode, by, rule, unmatched, group }: KeyWish,
  key: MatchKey,
  target: Assignment | null,
): boolean {
  const asked = [
    [group, key.group],
    [mode, target?.mode],
    [by, target?.by],
    [rule, target?.rule?.id],
  ] as const;
  if (unmatched === true && target !== null) return false;
  if (places !== undefined && (target === null || !places.includes(target.place))) return false;
  return asked.every(([wanted, present]) => wanted === undefined || wanted === present);
}

/** Columns that a dataset does not keep to filter by hold '' in every row, as they do where numbers are counted. */
function segmentsWhere({ segments }: DatasetRow, filter: FailureFilter): readonly Where[] | null {
  const parts: Where[] = [];
  for (const [heading, wanted] of Object.entries(filter.segments)) {
    if (wanted.length === 0) continue;
    if (segments.includes(heading)) {
      const value = `coalesce((SELECT value FROM json_each(f.fields) AS field WHERE field.key = ?), '')`;
      const { sql, values } = oneOf(value, wanted);
      parts.push({ sql, values: [heading, ...values] });
    } else if (!wanted.includes('')) return null;
  }
  return parts;
}

function oneOf(column: string, values: readonly (string | number)[]): Where {
  return { sql: `${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(values)] };
}
