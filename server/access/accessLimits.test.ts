import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSqlite } from '#server/storage/openSqlite.ts';
import { makeDataDir } from '#server/testing/startTestServer.ts';
import { Access } from './Access.ts';
import { accessTables } from './accessTables.ts';
import { Entrance } from './Entrance.ts';
import { mostByLink } from './People.ts';

const day = 24 * 3_600_000;
const daysAgo = (days: number): string => new Date(Date.now() - days * day).toISOString();

/** An access.sqlite in which SQL was run before the server opens it. */
function openAfter(file: string, ...sql: string[]): Access {
  const db = openSqlite(file, accessTables);
  for (const one of sql) db.exec(one);
  db.close();
  return Access.open(file, 'accounts', 'token');
}

const entry = (days: number, person: string, what: string): string =>
  `INSERT INTO audit (at, map_id, person_id, what) VALUES ('${daysAgo(days)}', 'm', '${person}', '${what}');`;

const guest = (id: string, days: number, removed: string): string =>
  `INSERT INTO people VALUES ('${id}', 'm', 'l', '${id}', NULL, 'hash of ${id}', '${daysAgo(days)}', ${removed});`;

const link = (made: string): string =>
  `INSERT INTO links VALUES ('l', 'm', 'editor', NULL, NULL, 0, 'none', 'CODE', '${made}', '${made}', NULL, NULL);`;

test('the audit forgets what is older than 400 days, and guests who have not come since; nothing younger can go', () => {
  const file = join(makeDataDir(), 'access.sqlite');
  const access = openAfter(
    file,
    link(daysAgo(900)),
    guest('gone', 800, 'NULL') + guest('back', 800, 'NULL') + guest('keptOut', 800, `'${daysAgo(700)}'`),
    guest('new', 10, 'NULL'),
    entry(800, 'gone', 'joined') + entry(800, 'back', 'joined') + entry(399, 'back', 'joined again'),
    entry(1, '', 'tried'),
  );
  expect(access.audit.list('m').map(({ what }) => what)).toEqual(['tried', 'joined again']);
  expect(['gone', 'back', 'keptOut', 'new'].filter((id) => access.people.find(id) !== null)).toEqual([
    'back',
    'keptOut',
    'new',
  ]);
  access.close();
  const db = openSqlite(file, accessTables);
  expect(() => db.exec('DELETE FROM audit')).toThrow('only added to');
  db.close();
});

test('of more than a million entries the oldest go, however young', () => {
  const file = join(makeDataDir(), 'access.sqlite');
  const access = openAfter(
    file,
    entry(3, '', 'first') + entry(2, '', 'second'),
    `UPDATE sqlite_sequence SET seq = 1000000 WHERE name = 'audit';`,
    entry(1, '', 'the last of a million'),
  );
  expect(access.audit.list('m').map(({ what }) => what)).toEqual(['the last of a million', 'second']);
  access.close();
});

test('by one link no more come in than may, until it has new keys; who came stays who they are', async () => {
  const file = join(makeDataDir(), 'access.sqlite');
  const made = daysAgo(1);
  const access = openAfter(
    file,
    link(made),
    `WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ${mostByLink})
     INSERT INTO people SELECT 'p' || n, 'm', 'l', 'Guest ' || n, NULL, 'hash ' || n, '${made}', NULL FROM n;`,
  );
  const entrance = new Entrance(access);
  const joinBy = (token: string) =>
    entrance.enter(
      { kind: 'link', key: { token }, name: 'Ann' },
      { address: '127.0.0.1', rejoinOf: () => null, principal: { kind: 'nobody' } },
      new Date(),
    );
  const first = access.links.rotate('l', new Date(made));
  expect(await joinBy(first.token)).toEqual({
    state: 'refused',
    reason: expect.stringContaining('as many people'),
  });
  const { token } = access.links.rotate('l', new Date());
  expect(await joinBy(token)).toMatchObject({ state: 'in' });
  access.close();
});
