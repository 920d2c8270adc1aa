import type { DatabaseSync } from 'node:sqlite';
import type { EvidenceRecord } from '#domain/failures/evidenceRecord.ts';
import { evidenceColumns, toEvidenceRow } from './evidenceQuery.ts';

const mostOfCustomer = 100;
const select = `SELECT ${evidenceColumns} FROM failures AS f JOIN datasets AS d ON d.no = f.dataset`;

/** One row of a map with the others of its customer, newest first; null where there is none of that id. */
export function queryRecord(
  db: DatabaseSync,
  { mapId, id }: { readonly mapId: string; readonly id: string },
): EvidenceRecord | null {
  const found = /^\d{1,15}$/.test(id)
    ? db.prepare(`${select} WHERE d.map_id = ? AND f.id = ?`).get(mapId, Number(id))
    : undefined;
  if (found === undefined) return null;
  const row = toEvidenceRow(found);
  const customer = found['customer'];
  if (customer === null || customer === undefined) return { row, ofCustomer: null };
  const where = 'd.map_id = ? AND f.customer = ? AND f.id <> ?';
  const values = [mapId, customer, Number(id)] as const;
  const counted = db
    .prepare(
      `SELECT count(*) AS total FROM failures AS f JOIN datasets AS d ON d.no = f.dataset WHERE ${where}`,
    )
    .get(...values);
  const others = db
    .prepare(`${select} WHERE ${where} ORDER BY f.occurred_at DESC, f.id DESC LIMIT ?`)
    .all(...values, mostOfCustomer);
  return { row, ofCustomer: { rows: others.map(toEvidenceRow), total: Number(counted?.['total']) } };
}
