import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { newDoc } from '#document/newDoc.ts';
import { openSqlite } from '#server/storage/openSqlite.ts';
import { makeDataDir, shareTestServer } from '#server/testing/startTestServer.ts';
import { forgetGone, mostGoneThings } from './forgetGone.ts';
import type { WriteRun } from './HistoryCalls.ts';
import { historyTables } from './historyTables.ts';
import { mostNamedVersions } from './mostNamedVersions.ts';
import { openHistoryStore } from './openHistoryStore.ts';
import { mostWriteBytes, writeTable } from './writeTable.ts';

const start = Date.parse('2026-01-01');
const moment = (n: number) => new Date(start + n).toISOString();

/** Ben writes over `letters` of something, in the nth millisecond. */
function run(n: number, letters: number, mapId = 'm'): WriteRun {
  const [firstAt, lastAt] = [moment(n), moment(n)];
  const author = { personId: 'ben', name: 'Ben' };
  const before = JSON.stringify('x'.repeat(letters));
  const what = { mapId, noun: 'notes', thing: `n${n}`, field: 'text' };
  return { seq: n, ...what, author, firstAt, lastAt, before, isLost: false };
}

/** What a thread hands to a call beside its wish. */
const idle = [() => false, () => undefined] as const;

const document = { snapshot: Y.encodeStateAsUpdate(newDoc()), updates: [], through: 0 };

it('lets a map’s oldest writes go where they take too much, says up to when, and no other map’s', () => {
  const db = openSqlite(join(makeDataDir(), 'history.sqlite'), historyTables);
  const writes = writeTable(db, 100_000);
  writes.add([run(0, 10, 'other')]);
  for (let n = 1; n <= 100; n++) writes.add([run(n, 4_698)]);
  const kept = writes.since('m', '');
  // 20 of 5,000 bytes fit; with the 21st they go down to three quarters.
  expect(kept.length).toBeGreaterThanOrEqual(15);
  expect(kept.length).toBeLessThanOrEqual(20);
  expect(kept.at(-1)?.id).toBe('n100');
  expect(writes.forgottenUpTo('m')).toBe(moment(100 - kept.length));
  expect(writes.last('m', 'notes', 'n1')).toMatchObject({ personId: 'ben', at: moment(1) });
  expect([writes.since('other', '').length, writes.forgottenUpTo('other')]).toEqual([1, null]);
  // A run that goes on is handed over each time, and takes no more for it.
  for (let n = 0; n < 100; n++) writes.add([run(100, 4_698)]);
  expect(writes.since('m', '')).toHaveLength(kept.length);
  writes.removeMap('m');
  expect(writes.forgottenUpTo('m')).toBeNull();
  db.close();
});

it('takes nothing back from before the writes that it let go', () => {
  const store = openHistoryStore(makeDataDir());
  const many = Math.ceil(mostWriteBytes / 8_000_000) + 1;
  for (let n = 1; n <= many; n++) store.write([run(n, 8_000_000)], ...idle);
  const planOf = (since: string) => store.planUndo({ mapId: 'm', personId: 'ben', since, document }, ...idle);
  expect(planOf(moment(1))).toBe('forgotten');
  expect(planOf(moment(many))).toMatchObject({ changes: [], stays: [] });
  store.close();
});

it('forgets who last changed what is no more, the oldest first, and never of what is there; nor who did it', () => {
  const db = openSqlite(join(makeDataDir(), 'history.sqlite'), historyTables);
  const writes = writeTable(db);
  const forget = forgetGone(db, 10);
  writes.add([{ ...run(1, 1), author: { personId: 'ann', name: 'Ann' } }]);
  writes.add([{ ...run(2, 1), author: { personId: 'eve', name: 'Eve' } }]);
  writes.add(Array.from({ length: 30 }, (_, n) => run(n + 3, 1)));
  writes.forgetBefore(moment(100));
  forget('m', (noun, thing) => noun === 'notes' && thing === 'n1');
  const kept = writes.lastSince('m', '');
  expect(Object.keys(kept)).toHaveLength(11);
  expect(kept['notes/n1']).toMatchObject({ name: 'Ann', at: moment(1) });
  expect(kept['notes/n32']).toMatchObject({ name: 'Ben' });
  expect(kept['notes/n22']).toBeUndefined();
  const people = db.prepare('SELECT name FROM people ORDER BY name').all();
  expect(people.map(({ name }) => name)).toEqual(['Ann', 'Ben']);
  db.close();
});

it('does so whenever a version is to be kept', () => {
  const dataDir = makeDataDir();
  const store = openHistoryStore(dataDir);
  store.write(
    Array.from({ length: mostGoneThings + 5 }, (_, n) => ({ ...run(n, 1), before: null })),
    ...idle,
  );
  const keep = () =>
    store.keep({ mapId: 'm', document, at: moment(0), why: 'edits', name: null, by: null }, ...idle);
  keep();
  store.close();
  const db = openSqlite(join(dataDir, 'history.sqlite'), historyTables);
  expect(db.prepare('SELECT count(*) AS count FROM last_writes').get()).toEqual({ count: mostGoneThings });
  db.close();
});

it('keeps as many named versions as a map may have, and unnamed ones after that', async () => {
  const store = openHistoryStore(makeDataDir());
  const keep = (name: string | null) =>
    store.keep(
      { mapId: 'm', document, at: moment(0), why: name === null ? 'edits' : 'named', name, by: null },
      ...idle,
    );
  for (let n = 0; n < mostNamedVersions; n++) expect(keep(`Version ${n}`)).not.toBeNull();
  expect(keep('One more')).toBeNull();
  expect(keep(null)).not.toBeNull();
  expect(await store.list('m', ...idle)).toHaveProperty('versions.length', mostNamedVersions);
  store.close();
});

const shared = shareTestServer();

it('says what to do instead of naming one version more', async () => {
  const server = shared();
  const { id } = await server.makeMap();
  const name = async (n: number) =>
    server.call('POST', `/api/v1/maps/${id}/versions`, { name: `Version ${n}` });
  const answers = await Promise.all(Array.from({ length: mostNamedVersions + 1 }, (_, n) => name(n)));
  const refused = answers.filter(({ status }) => status !== 201);
  expect(refused.map(({ status }) => status)).toEqual([422]);
  expect(await refused[0]?.text()).toContain('export the map and go on in a new one');
}, 60_000);
