import type { DatabaseSync } from 'node:sqlite';
import { matchKeySchema, type MatchKey } from '#domain/failures/matchKey.ts';
import { forgetKeyChunks } from './chunkTable.ts';
import { matchKeyText } from './matchKeyMaker.ts';

/** A dataset's match key with its number in this database. */
export type NumberedKey = { readonly no: number; readonly key: MatchKey };

/** All match keys of a dataset, by number: those of its rows, and those that rows had since the last new look. */
export function listMatchKeys(db: DatabaseSync, dataset: number): readonly NumberedKey[] {
  const rows = db.prepare('SELECT no, key FROM match_keys WHERE dataset = ? ORDER BY no').all(dataset);
  return rows.map((row) => ({ no: Number(row['no']), key: parseKey(row['key']) }));
}

/** The place of a key, by its number, among all keys of the dataset; new keys come last, so places stay. */
export function matchKeyCodes(db: DatabaseSync, dataset: number): (no: number) => number {
  const list = (): ReadonlyMap<number, number> =>
    new Map(listMatchKeys(db, dataset).map((key, code) => [key.no, code] as const));
  let codes = list();
  return (no) => {
    // A row may have got a new key meanwhile.
    if (!codes.has(no)) codes = list();
    const code = codes.get(no);
    if (code === undefined) throw new Error(`There is no match key ${no} in its dataset.`);
    return code;
  };
}

/** Gives match keys of a dataset their numbers, new ones where they are new. */
export function matchKeyNumbers(db: DatabaseSync, dataset: number): (text: string) => number {
  const find = db.prepare('SELECT no FROM match_keys WHERE dataset = ? AND key = ?');
  const add = db.prepare('INSERT INTO match_keys (dataset, key) VALUES (?, ?) RETURNING no');
  const known = new Map<string, number>();
  return (text) => {
    const no = known.get(text) ?? Number((find.get(dataset, text) ?? add.get(dataset, text))?.['no']);
    known.set(text, no);
    return no;
  };
}

/**
 * Changes the match keys of some rows of a dataset: `change` tells the new key from the row's id and the present key,
 * null = as it is. Gives back the ids of the rows that changed. Runs within the caller's transaction.
 */
export function changeMatchKeys(
  db: DatabaseSync,
  dataset: number,
  {
    ids,
    change,
  }: { readonly ids: readonly number[]; readonly change: (id: number, key: MatchKey) => MatchKey },
): readonly number[] {
  const numberOf = matchKeyNumbers(db, dataset);
  const update = db.prepare('UPDATE failures SET match_key = ? WHERE id = ?');
  const rows = db
    .prepare(
      `SELECT f.id, f.match_key, k.key FROM json_each(?) AS wanted
         JOIN failures AS f ON f.id = wanted.value AND f.dataset = ? JOIN match_keys AS k ON k.no = f.match_key`,
    )
    .all(JSON.stringify(ids), dataset);
  const changed = rows.flatMap((row) => {
    const id = Number(row['id']);
    const no = numberOf(matchKeyText(change(id, parseKey(row['key']))));
    if (no === row['match_key']) return [];
    update.run(no, id);
    return [id];
  });
  forgetKeyChunks(db, dataset, changed);
  return changed;
}

/** Forgets keys that no row has any more. */
export function dropUnusedKeys(db: DatabaseSync, dataset: number): void {
  db.prepare(
    `DELETE FROM match_keys WHERE dataset = ? AND NOT EXISTS (
       SELECT 1 FROM failures AS f WHERE f.dataset = match_keys.dataset AND f.match_key = match_keys.no
     )`,
  ).run(dataset);
}

function parseKey(text: unknown): MatchKey {
  return matchKeySchema.parse(JSON.parse(String(text)));
}
