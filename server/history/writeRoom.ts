import type { DatabaseSync } from 'node:sqlite';
import type { WriteRun } from './HistoryCalls.ts';

/** Beside what stood there: ids, moments, the indexes. */
const bytesOfRow = 300;
const bytes = `octet_length(coalesce(before, '')) + ${bytesOfRow}`;

/** Sees to it that no map's writes fill the disk. */
export type WriteRoom = {
  /** Runs were stored: where a map's take too much now, its oldest go, a quarter at once, and up to when is noted. */
  readonly makeFor: (runs: readonly WriteRun[]) => void;
};

export function writeRoom(db: DatabaseSync, mostBytes: number): WriteRoom {
  const total = db.prepare(`SELECT sum(${bytes}) AS bytes FROM writes WHERE map_id = ?`);
  const oldest = db.prepare(
    `SELECT last_at AS at, ${bytes} AS bytes FROM writes WHERE map_id = ? ORDER BY at`,
  );
  const remove = db.prepare('DELETE FROM writes WHERE map_id = ? AND last_at <= ?');
  const note = db.prepare(
    'INSERT INTO forgotten (map_id, at) VALUES (?, ?) ON CONFLICT (map_id) DO UPDATE SET at = excluded.at',
  );
  const takenBy = (mapId: string) => Number(total.get(mapId)?.['bytes'] ?? 0);
  const letGo = (mapId: string, excess: number) => {
    let gone = 0;
    let upTo = '';
    for (const row of oldest.iterate(mapId)) {
      if (gone >= excess) break;
      gone += Number(row['bytes']);
      upTo = String(row['at']);
    }
    remove.run(mapId, upTo);
    note.run(mapId, upTo);
  };
  // By map, never less than what is taken: a run that goes on counts each time. Counted anew only when it is too much.
  const guesses = new Map<string, number>();
  return {
    makeFor: (runs) => {
      const more = new Map<string, number>();
      for (const { mapId, before } of runs)
        more.set(mapId, (more.get(mapId) ?? 0) + bytesOfRow + Buffer.byteLength(before ?? ''));
      for (const [mapId, added] of more) {
        const known = guesses.get(mapId);
        let guess = known === undefined ? takenBy(mapId) : known + added;
        if (guess > mostBytes) guess = takenBy(mapId);
        if (guess > mostBytes) {
          letGo(mapId, guess - mostBytes * 0.75);
          guess = takenBy(mapId);
        }
        guesses.set(mapId, guess);
      }
    },
  };
}
