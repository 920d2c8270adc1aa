import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { dataFiles, type DataFile } from '#server/storage/dataFiles.ts';
import type { Finding } from './Finding.ts';
import { inspectDatabase, type InspectedDatabase } from './inspectDatabase.ts';
import { inspectDocuments } from './inspectDocuments.ts';
import { tablesWith } from './tablesWith.ts';

export type Examined = {
  readonly findings: readonly Finding[];
  /** Rows by file and table; of a file that could not be looked into none are named. */
  readonly counts: Readonly<Record<string, InspectedDatabase['counts']>>;
};

/** Goes through copies of a folder's databases: pages, references, versions, documents, counts, and what hangs on no map. */
export async function examineCopies(folder: string): Promise<Examined> {
  const findings: Finding[] = [];
  const counts: Record<string, InspectedDatabase['counts']> = {};
  const sound: DataFile[] = [];
  for (const file of dataFiles) {
    if (!existsSync(join(folder, file.name))) continue;
    // Between two files who waits for it can end it.
    await setImmediate();
    const inspected = inspectDatabase(join(folder, file.name));
    counts[file.name] = inspected.counts;
    const damage = damageOf(file, inspected);
    if (damage === null) sound.push(file);
    else findings.push(damage);
  }
  for (const file of sound) findings.push(...examineDocuments(folder, file));
  const has = (name: string): boolean => sound.some((file) => file.name === name);
  if (has('failures.sqlite')) findings.push(...examineCounts(join(folder, 'failures.sqlite')));
  if (has('maps.sqlite')) findings.push(...examineOrphans(folder, sound));
  return { findings, counts };
}

function damageOf(
  { name, schema, staysOnLoad }: DataFile,
  { problem, schema: version }: InspectedDatabase,
): Finding | null {
  if (problem !== null) {
    const how = staysOnLoad === true ? ' with --accounts' : '';
    const advice = `Stop the server, keep a copy of the folder, and load the last backup${how}.`;
    return { kind: 'problem', file: name, what: `It is damaged: ${problem}.`, advice };
  }
  if (version > schema.length) {
    const what = `It was written by a newer Throughline (version ${version}, this one knows ${schema.length}).`;
    return { kind: 'problem', file: name, what, advice: 'Install that Throughline again, or a later one.' };
  }
  if (version === schema.length) return null;
  const what = `It is of an older version (${version}, this one makes ${schema.length}).`;
  return { kind: 'note', file: name, what, advice: 'Start the server: it makes a backup, then upgrades it.' };
}

function examineDocuments(folder: string, { name, documents }: DataFile): readonly Finding[] {
  if (documents === undefined) return [];
  return inspectDocuments(join(folder, name), documents).map(({ map, problem, isFatal }) => ({
    kind: isFatal ? 'problem' : 'note',
    file: name,
    what: `Map ${map}: ${problem}`,
    advice: isFatal
      ? 'The other maps are not touched by it. Load the last backup into an empty folder and take this map from there.'
      : 'Nothing is lost. A newer Throughline may show them.',
  }));
}

function examineCounts(file: string): readonly Finding[] {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const wrong = db
      .prepare(
        `SELECT d.map_id, d.id, d.row_count, count(f.id) AS held, count(f.id) - count(k.no) AS keyless
         FROM datasets AS d LEFT JOIN failures AS f ON f.dataset = d.no
           LEFT JOIN match_keys AS k ON k.no = f.match_key AND k.dataset = d.no
         GROUP BY d.no HAVING held <> d.row_count OR keyless > 0`,
      )
      .all();
    return wrong.map((row) => ({
      kind: 'problem',
      file: 'failures.sqlite',
      what: `Dataset ${String(row['id'])} of map ${String(row['map_id'])} says ${String(row['row_count'])} failures, holds ${String(row['held'])}, and ${String(row['keyless'])} of them have no match key.`,
      advice: 'Import its file again, or load the last backup.',
    }));
  } finally {
    db.close();
  }
}

/** What names a map that is not there: a crash while the map was removed can leave that. */
function examineOrphans(folder: string, files: readonly DataFile[]): readonly Finding[] {
  const maps = new DatabaseSync(join(folder, 'maps.sqlite'), { readOnly: true });
  const known = new Set(
    maps
      .prepare('SELECT id FROM maps')
      .all()
      .map(({ id }) => String(id)),
  );
  maps.close();
  const found = new Map<string, Set<string>>();
  for (const { name } of files) {
    const db = new DatabaseSync(join(folder, name), { readOnly: true });
    for (const table of tablesWith(db, 'map_id')) {
      // The audit tells what was done, also to maps that are gone.
      if (table === 'audit') continue;
      const ids = db.prepare(`SELECT DISTINCT map_id AS id FROM "${table}" WHERE map_id IS NOT NULL`).all();
      for (const { id } of ids) {
        if (known.has(String(id))) continue;
        found.set(String(id), (found.get(String(id)) ?? new Set()).add(name));
      }
    }
    db.close();
  }
  return [...found].map(([map, names]) => ({
    kind: 'problem',
    file: [...names].join(', '),
    what: `There is something left of map ${map}, which was removed.`,
    advice: `npm run data -- erase --map ${map}`,
  }));
}
