import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { metaOf } from '#document/schema.ts';
import { failureTables } from '#server/failures/failureTables.ts';
import { dataFiles } from '#server/storage/dataFiles.ts';
import { mapTables } from '#server/storage/mapTables.ts';
import { runData, startOperated } from '#server/testing/startOperated.ts';
import { makeDataDir } from '#server/testing/startTestServer.ts';
import { schemaOf } from '#server/storage/openSqlite.ts';
import { upgradeFolder } from './upgradeFolder.ts';

const oldMap = 'a'.repeat(32);

/** What renaming a stored map writes into its journal. */
function renamed(stored: Uint8Array, title: string): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, stored);
  const before = Y.encodeStateVector(doc);
  metaOf(doc).set('title', title);
  return Y.encodeStateAsUpdate(doc, before);
}

/** A folder as the first version left it: a map as that version wrote it, an edit of it in the journal, one failure. */
function makeOldFolder(): string {
  const dataDir = makeDataDir();
  const fixture = new URL('../../src/document/migrations/fixtures/version1.json', import.meta.url);
  const { update } = JSON.parse(readFileSync(fixture, 'utf8')) as { update: string };
  write(join(dataDir, 'maps.sqlite'), mapTables[0] ?? '', (db) => {
    db.prepare('INSERT INTO maps VALUES (?, 1, ?, ?, ?)').run(oldMap, 'Old', '2025-01-01', '2025-01-02');
    db.prepare('INSERT INTO snapshots VALUES (?, 0, ?)').run(oldMap, Buffer.from(update, 'base64'));
    const later = renamed(Buffer.from(update, 'base64'), 'Renamed since');
    db.prepare('INSERT INTO updates VALUES (5, ?, ?)').run(oldMap, later);
  });
  write(join(dataDir, 'failures.sqlite'), failureTables[0] ?? '', (db) => {
    db.exec(
      `INSERT INTO datasets VALUES (1, '${oldMap}', 'd1', 'tickets', 'Tickets', 'What', 'UTC', 'sourceId', '{"columns":{"occurredAt":"Day","touchpoint":"What"}}', 0, 3, 1, '2025-03-14T00:00:00.000Z');
       INSERT INTO failures VALUES (7, 1, 'id:x', 'tickets', 'T1', 'ticket', 1741910400000, 20161, 'UTC', 'day', NULL, 'web', 'It was late', 'Late', '{"City":"Ulm"}', 2);`,
    );
  });
  return dataDir;
}

function write(file: string, tables: string, fill: (db: DatabaseSync) => void): void {
  const db = new DatabaseSync(file);
  db.exec('PRAGMA journal_mode = WAL');
  db.exec(tables);
  db.exec('PRAGMA user_version = 1');
  fill(db);
  db.close();
}

function versions(dataDir: string): readonly (string | number)[][] {
  return ['failures.sqlite', 'maps.sqlite'].map((name) => {
    const db = new DatabaseSync(join(dataDir, name));
    const version = schemaOf(db);
    db.close();
    return [name, version];
  });
}

const upgraded = ['failures.sqlite', 'maps.sqlite'].map((name) => [
  name,
  dataFiles.find((file) => file.name === name)?.schema.length ?? 0,
]);

/** Everything of the old version is in its backup, and this version's server shows all of it. */
async function expectWhole(dataDir: string, backup: string): Promise<void> {
  expect(versions(dataDir)).toEqual(upgraded);
  const manifest = readFileSync(backup).toString('utf8');
  expect(manifest).toContain('"name": "failures.sqlite"');
  expect(manifest.match(/"schema": 1,/g)).toHaveLength(2);
  const old = new DatabaseSync(join(dataDir, 'failures.sqlite'));
  expect(old.prepare('SELECT text, grp FROM failures').all()).toEqual([{ text: 'It was late', grp: 'Late' }]);
  old.close();
  expect(readdirSync(dataDir)).not.toContain('upgrade-under-way.json');
}

/** Upgrades until a point and stays there for ever, as a killed process would have left the folder. */
function upgradeUntil(dataDir: string, point: string, at: Date): Promise<void> {
  return new Promise((resolve, reject) => {
    const stopAt = (reached: string): Promise<void> => {
      if (reached !== point) return Promise.resolve();
      resolve();
      return new Promise(() => undefined);
    };
    upgradeFolder(dataDir, at, stopAt).then(() => reject(new Error(`${point} was not reached.`)), reject);
  });
}

async function pointsOf(dataDir: string): Promise<readonly string[]> {
  const points: string[] = [];
  await upgradeFolder(dataDir, new Date(), async (point) => void points.push(point));
  return points;
}

describe('an upgrade', () => {
  it('begins with a backup; wherever it was interrupted, the next start ends it, and the backup is of before', async () => {
    const points = await pointsOf(makeOldFolder());
    expect(points).toEqual(['backed up', 'noted', ...dataFiles.map(({ name }) => name), 'marked']);
    for (const point of points) {
      const dataDir = makeOldFolder();
      await upgradeUntil(dataDir, point, new Date('2026-01-01T00:00:00Z'));
      const backup = await upgradeFolder(dataDir, new Date('2026-01-01T00:00:07Z'));
      const kept = readdirSync(join(dataDir, 'backups'));
      // Only where it was not yet noted which backup is the one, there is a second, of the same.
      expect([point, kept.length]).toEqual([point, point === 'backed up' ? 2 : 1]);
      await expectWhole(dataDir, backup ?? join(dataDir, 'backups', kept[0] ?? ''));
      expect(await upgradeFolder(dataDir, new Date())).toBeNull();
      expect(readdirSync(join(dataDir, 'backups'))).toEqual(kept);
    }
  });

  it('that was killed is ended by the next server, which opens the old map with its failures', async () => {
    const dataDir = makeOldFolder();
    const script = join(import.meta.dirname, '../testing/upgradeAndDie.ts');
    const { signal } = spawnSync(process.execPath, [script, dataDir, 'failures.sqlite']);
    expect(signal).toBe('SIGKILL');
    const server = await startOperated(dataDir);
    const kept = readdirSync(join(dataDir, 'backups'));
    expect(kept).toEqual([expect.stringMatching(/-before-upgrade\.tar$/)]);
    const map = await (await server.call('GET', `/api/v1/maps/${oldMap}`)).json();
    expect(map).toMatchObject({
      map: { meta: { title: 'Renamed since' }, touchpoints: expect.arrayContaining([expect.anything()]) },
    });
    const list = await (await server.call('GET', '/api/v1/maps')).json();
    expect(list).toMatchObject({ maps: [{ id: oldMap, updatedAt: expect.stringMatching(/^2025-01-02/) }] });
    const rows = await (await server.call('GET', `/api/v1/maps/${oldMap}/failures?limit=5`)).json();
    expect(rows).toMatchObject({ rows: [{ text: 'It was late' }] });
    await server.stop();
    const backup = join(dataDir, 'backups', kept[0] ?? '');
    await expectWhole(dataDir, backup);
    // The backup of the older version loads into this one, too.
    const elsewhere = makeDataDir();
    expect((await runData(elsewhere, 'load', backup)).text).toContain('1 map, 1 failure');
    expect(versions(elsewhere)).toEqual(upgraded);
  });
});
