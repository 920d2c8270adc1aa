import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { textOrNull } from '#server/access/textOrNull.ts';
import { inTransaction } from '#server/storage/inTransaction.ts';
import type { Noun } from '#domain/map/journeyMap.ts';
import type { Write } from '#domain/compare/undoWrites.ts';
import type { Author } from '#server/access/Author.ts';
import type { LastWrite, WriteRun } from './HistoryCalls.ts';
import { writeRoom, type WriteRoom } from './writeRoom.ts';

type Row = Record<string, SQLOutputValue>;

/** How far back it is known what stood in a field before somebody wrote it; who last changed a thing is kept for good. */
export const writesKeptMs = 30 * 24 * 3_600_000;

/** How much of the disk the writes of one map take at most: past it the oldest are let go before their 30 days. */
export const mostWriteBytes = 64 * 1024 * 1024;

/** Who wrote what over what. */
export type WriteTable = {
  readonly add: (runs: readonly WriteRun[]) => void;
  readonly forgetBefore: (at: string) => void;
  /** Up to when a map's writes were let go for want of room; null where none were. */
  readonly forgottenUpTo: (mapId: string) => string | null;
  /** Who wrote between two times, the first not included. */
  readonly authors: (mapId: string, after: string, upTo: string) => readonly Author[];
  /** Everybody whose writes are known, the last first. */
  readonly people: (mapId: string) => readonly LastWrite[];
  readonly last: (mapId: string, noun: string, thing: string) => LastWrite | null;
  /** By `noun/id`. */
  readonly lastSince: (mapId: string, after: string) => Readonly<Record<string, LastWrite>>;
  /** When a thing was written, newest first, as pairs of first and last moment. */
  readonly times: (mapId: string, noun: string, thing: string) => readonly (readonly [string, string])[];
  /** All writes that ended at or after a moment, oldest first. */
  readonly since: (mapId: string, at: string) => readonly Write[];
  readonly removeMap: (mapId: string) => void;
};

export function writeTable(db: DatabaseSync, mostBytes = mostWriteBytes): WriteTable {
  const { add, forgetBefore, removeMap } = writing(db, writeRoom(db, mostBytes));
  const authors = db.prepare(
    `SELECT w.person_id AS id, p.name AS name FROM writes AS w
     JOIN people AS p ON p.map_id = w.map_id AND p.person_id = w.person_id
     WHERE w.map_id = ? AND w.last_at > ? AND w.first_at <= ? GROUP BY w.person_id ORDER BY max(w.seq)`,
  );
  const people = db.prepare(
    `SELECT w.person_id AS id, p.name AS name, max(w.last_at) AS at FROM writes AS w
     JOIN people AS p ON p.map_id = w.map_id AND p.person_id = w.person_id
     WHERE w.map_id = ? GROUP BY w.person_id ORDER BY at DESC`,
  );
  const named = `SELECT l.noun, l.thing, l.person_id AS id, p.name AS name, l.at FROM last_writes AS l
     JOIN people AS p ON p.map_id = l.map_id AND p.person_id = l.person_id WHERE l.map_id = ?`;
  const last = db.prepare(`${named} AND l.noun = ? AND l.thing = ?`);
  const lastSince = db.prepare(`${named} AND l.at > ?`);
  const times = db.prepare(
    'SELECT first_at, last_at FROM writes WHERE map_id = ? AND noun = ? AND thing = ? ORDER BY seq DESC',
  );
  const forgotten = db.prepare('SELECT at FROM forgotten WHERE map_id = ?');
  const since = db.prepare('SELECT * FROM writes WHERE map_id = ? AND last_at >= ? ORDER BY seq');
  return {
    add,
    forgetBefore,
    removeMap,
    forgottenUpTo: (mapId) => textOrNull(forgotten.get(mapId)?.['at'] ?? null),
    authors: (mapId, after, upTo) => authors.all(mapId, after, upTo).map(toAuthor),
    people: (mapId) => people.all(mapId).map(toLast),
    last: (mapId, noun, thing) => {
      const row = last.get(mapId, noun, thing);
      return row === undefined ? null : toLast(row);
    },
    lastSince: (mapId, after) =>
      Object.fromEntries(
        lastSince
          .all(mapId, after)
          .map((row) => [`${String(row['noun'])}/${String(row['thing'])}`, toLast(row)]),
      ),
    times: (mapId, noun, thing) =>
      times.all(mapId, noun, thing).map((row) => [String(row['first_at']), String(row['last_at'])] as const),
    since: (mapId, at) => since.all(mapId, at).map(toWrite),
  };
}

function writing(db: DatabaseSync, room: WriteRoom): Pick<WriteTable, 'add' | 'forgetBefore' | 'removeMap'> {
  const put = db.prepare(
    `INSERT INTO writes (seq, map_id, noun, thing, field, person_id, first_at, last_at, before, is_lost)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (seq) DO UPDATE SET last_at = excluded.last_at`,
  );
  const putLast = db.prepare(
    `INSERT INTO last_writes (map_id, noun, thing, person_id, at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (map_id, noun, thing) DO UPDATE SET person_id = excluded.person_id, at = excluded.at
     WHERE excluded.at >= last_writes.at`,
  );
  const putPerson = db.prepare(
    `INSERT INTO people (map_id, person_id, name) VALUES (?, ?, ?)
     ON CONFLICT (map_id, person_id) DO UPDATE SET name = excluded.name`,
  );
  const forget = db.prepare('DELETE FROM writes WHERE last_at < ?');
  return {
    add: (runs) =>
      inTransaction(db, () => {
        for (const run of runs) {
          const { seq, mapId, noun, thing, field, author, firstAt, lastAt, before, isLost } = run;
          const lost = isLost ? 1 : 0;
          put.run(seq, mapId, noun, thing, field, author.personId, firstAt, lastAt, before, lost);
          putLast.run(mapId, noun, thing, author.personId, lastAt);
        }
        const people = new Map(
          runs.map(({ mapId, author }) => [`${mapId}/${author.personId}`, { mapId, author }]),
        );
        for (const { mapId, author } of people.values()) putPerson.run(mapId, author.personId, author.name);
        room.makeFor(runs);
      }),
    forgetBefore: (at) => void forget.run(at),
    removeMap: (mapId) => {
      for (const table of ['writes', 'last_writes', 'people', 'forgotten'])
        db.prepare(`DELETE FROM ${table} WHERE map_id = ?`).run(mapId);
    },
  };
}

function toAuthor(row: Row): Author {
  return { personId: String(row['id']), name: String(row['name']) };
}

function toLast(row: Row): LastWrite {
  return { ...toAuthor(row), at: String(row['at']) };
}

function toWrite(row: Row): Write {
  const before = row['before'];
  return {
    noun: String(row['noun']) as Noun | 'meta',
    id: String(row['thing']),
    field: String(row['field']),
    before: typeof before === 'string' ? (JSON.parse(before) as unknown) : undefined,
    personId: String(row['person_id']),
    isLost: row['is_lost'] === 1,
  };
}
