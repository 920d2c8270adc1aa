import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { z } from 'zod';
import { inTransaction } from '#server/storage/inTransaction.ts';
import { redactValue, type Redact } from './redactDocument.ts';

export type HistoryRewrite = {
  readonly redact: Redact;
  /** A dataset that is taken out with its rules; null where none is. */
  readonly dataset: string | null;
};

const versionSchema = z.looseObject({
  datasets: z.array(z.looseObject({ id: z.string() })),
  rules: z.array(z.looseObject({ id: z.string(), dataset: z.string() })),
});

/** Takes something out of all versions of a map, and out of what stood in its fields before they were written over. */
export function rewriteHistory(db: DatabaseSync, map: string, { redact, dataset }: HistoryRewrite): void {
  inTransaction(db, () => {
    const rules = rewriteVersions(db, map, { redact, dataset });
    if (dataset !== null) removeWrites(db, map, { datasets: [dataset], rules: [...rules] });
    const update = db.prepare('UPDATE writes SET before = ? WHERE seq = ?');
    const writes = db
      .prepare('SELECT seq, before FROM writes WHERE map_id = ? AND before IS NOT NULL')
      .all(map);
    for (const { seq, before } of writes) {
      const value: unknown = JSON.parse(String(before));
      const redacted = redactValue(value, redact);
      if (redacted !== value) update.run(JSON.stringify(redacted), Number(seq));
    }
  });
}

/** Forgets all versions of a map and what stood in its fields before; who last changed a thing stays known. */
export function forgetPast(db: DatabaseSync, map: string): number {
  return inTransaction(db, () => {
    db.prepare('DELETE FROM writes WHERE map_id = ?').run(map);
    return Number(db.prepare('DELETE FROM versions WHERE map_id = ?').run(map).changes);
  });
}

/** Puts another name in the place of a person's; true where there was one. */
export function renameInHistory(db: DatabaseSync, person: string, name: string): boolean {
  return inTransaction(db, () => {
    const { changes } = db.prepare('UPDATE people SET name = ? WHERE person_id = ?').run(name, person);
    const update = db.prepare('UPDATE versions SET by = ? WHERE id = ?');
    for (const { id, by } of db.prepare('SELECT id, by FROM versions').all()) {
      const authors = z.array(z.looseObject({ personId: z.string() })).parse(JSON.parse(String(by)));
      if (!authors.some(({ personId }) => personId === person)) continue;
      const renamed = authors.map((author) => (author.personId === person ? { ...author, name } : author));
      update.run(JSON.stringify(renamed), Number(id));
    }
    return Number(changes) > 0;
  });
}

/** Gives back the ids of the rules that it took out with the dataset. */
function rewriteVersions(
  db: DatabaseSync,
  map: string,
  { redact, dataset }: HistoryRewrite,
): ReadonlySet<string> {
  const gone = new Set<string>();
  const update = db.prepare('UPDATE versions SET name = ?, hash = ?, document = ? WHERE id = ?');
  const one = db.prepare('SELECT name, document FROM versions WHERE id = ?');
  for (const { id } of db.prepare('SELECT id FROM versions WHERE map_id = ?').all(map)) {
    const { name, document } = one.get(Number(id)) ?? {};
    const version = versionSchema.parse(JSON.parse(zstdDecompressSync(document as Uint8Array).toString()));
    const rules = version.rules.filter((rule) => rule.dataset !== dataset);
    for (const rule of version.rules) if (rule.dataset === dataset) gone.add(rule.id);
    const datasets = version.datasets.filter((one) => one.id !== dataset);
    const json = JSON.stringify(redactValue({ ...version, datasets, rules }, redact));
    const hash = createHash('sha256').update(json).digest('base64');
    const label = typeof name === 'string' ? redact(name) : null;
    update.run(label, hash, zstdCompressSync(json), Number(id));
  }
  return gone;
}

function removeWrites(
  db: DatabaseSync,
  map: string,
  things: { readonly datasets: readonly string[]; readonly rules: readonly string[] },
): void {
  for (const table of ['writes', 'last_writes']) {
    const remove = db.prepare(`DELETE FROM ${table} WHERE map_id = ? AND noun = ? AND thing = ?`);
    for (const [noun, ids] of Object.entries(things)) for (const id of ids) remove.run(map, noun, id);
  }
}
