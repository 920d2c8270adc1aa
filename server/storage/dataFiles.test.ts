import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { startTestServer } from '#server/testing/startTestServer.ts';
import { dataFiles } from './dataFiles.ts';

test('every database file that a server makes is listed, with as many steps as made it', async () => {
  const server = await startTestServer();
  await server.makeMap();
  await server.stop();
  const made = readdirSync(server.dataDir)
    .filter((name) => name.endsWith('.sqlite'))
    .map((name) => {
      const db = new DatabaseSync(join(server.dataDir, name));
      const version = Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
      db.close();
      return `${name} ${version}`;
    });
  expect(made.toSorted()).toEqual(dataFiles.map(({ name, schema }) => `${name} ${schema.length}`).toSorted());
});
