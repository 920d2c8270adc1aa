import { setImmediate as giveWay } from 'node:timers/promises';
import type { DatabaseSync } from 'node:sqlite';
import type { Rule } from '#domain/map/rule.ts';
import { matchKeySchema, type MatchKey } from '#domain/failures/matchKey.ts';
import { wantedFeatures, type WantedFeatures } from '#domain/failures/wantedFeatures.ts';
import { wordsId } from '#domain/failures/wordsId.ts';
import { forgetKeyChunks } from './chunkTable.ts';
import { waitingRules } from './confirmedTable.ts';
import { listDatasets, raiseRevision } from './datasetTable.ts';
import { featuresOf, keepFeatures } from './featureTable.ts';
import { inTransaction } from '#server/storage/inTransaction.ts';
import { matchKeyMaker } from './matchKeyMaker.ts';
import { dropUnusedKeys, matchKeyNumbers } from './matchKeyTable.ts';

/** So many rows are looked at before others get their turn. */
const rowsAtOnce = 2_000;

/**
 * Gives rows new match keys where a map's rules look at something that the present keys do not tell. True where a
 * dataset's keys have changed. Rules that wait to be confirmed ask nothing of the rows yet. A crash leaves rows with
 * keys old and new, which both are right as far as they go; the next call does it again.
 */
export async function rekeyMap(
  db: DatabaseSync,
  { mapId, rules }: { readonly mapId: string; readonly rules: readonly Rule[] },
  isCancelled: () => boolean,
): Promise<boolean> {
  let hasChanged = false;
  const waiting = new Set(waitingRules(db, { mapId, rules }));
  const confirmed = rules.filter((rule) => !waiting.has(rule));
  for (const { id, no } of listDatasets(db, mapId)) {
    const wanted = wantedFeatures(confirmed, id);
    if (!lacks(featuresOf(db, no), wanted)) continue;
    if (!(await rekeyRows(db, { dataset: no, wanted }, isCancelled))) return hasChanged;
    inTransaction(db, () => {
      keepFeatures(db, no, wanted);
      dropUnusedKeys(db, no);
      forgetKeyChunks(db, no, null);
      raiseRevision(db, no);
    });
    hasChanged = true;
  }
  return hasChanged;
}

/** Whether rules want something that is not known of the rows. What is known and not wanted any more does no harm. */
function lacks(known: WantedFeatures, wanted: WantedFeatures): boolean {
  const sets = new Set(known.wordSets.map(wordsId));
  if (wanted.wordSets.some((words) => !sets.has(wordsId(words)))) return true;
  const values = new Map(known.columns.map((column) => [column.heading, new Set(column.values)]));
  return wanted.columns.some((column) =>
    column.values.some((value) => !values.get(column.heading)?.has(value)),
  );
}

/** False where it was cancelled half-way. */
async function rekeyRows(
  db: DatabaseSync,
  { dataset, wanted }: { readonly dataset: number; readonly wanted: WantedFeatures },
  isCancelled: () => boolean,
): Promise<boolean> {
  const keyOf = matchKeyMaker(wanted);
  const numberOf = matchKeyNumbers(db, dataset);
  const decidedOf = keptKeys(db);
  const next = db.prepare(
    `SELECT id, grp, text, fields, match_key FROM failures
     WHERE dataset = ? AND id > ? ORDER BY id LIMIT ${rowsAtOnce}`,
  );
  const update = db.prepare('UPDATE failures SET match_key = ? WHERE id = ?');
  let last = -1;
  for (;;) {
    const rows = next.all(dataset, last);
    if (rows.length === 0) return true;
    inTransaction(db, () => {
      const changed: number[] = [];
      for (const row of rows) {
        const fields = wanted.columns.length === 0 ? {} : parseFields(row['fields']);
        const present = Number(row['match_key']);
        const no = numberOf(
          keyOf({ group: String(row['grp']), text: String(row['text']), fields }, decidedOf(present)),
        );
        if (no === present) continue;
        update.run(no, Number(row['id']));
        changed.push(Number(row['id']));
      }
      // Told at once: a cancel or a crash leaves what is done.
      forgetKeyChunks(db, dataset, changed);
    });
    last = Number(rows.at(-1)?.['id']);
    await giveWay();
    if (isCancelled()) return false;
  }
}

/** What matcher and people decided by a key's number, each read once. */
function keptKeys(db: DatabaseSync): (no: number) => MatchKey {
  const find = db.prepare('SELECT key FROM match_keys WHERE no = ?');
  const known = new Map<number, MatchKey>();
  return (no) => {
    const key = known.get(no) ?? matchKeySchema.parse(JSON.parse(String(find.get(no)?.['key'])));
    known.set(no, key);
    return key;
  };
}

function parseFields(json: unknown): Readonly<Record<string, string>> {
  return JSON.parse(String(json)) as Readonly<Record<string, string>>;
}
