import { mkdirSync, readdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runData, startOperated } from '#server/testing/startOperated.ts';
import { makeDataDir } from '#server/testing/startTestServer.ts';
import { keepReplaced } from './keepReplaced.ts';

test('healthy data that a load replaced is not called damaged where no room is left to pack it, and is packed later', async () => {
  const server = await startOperated();
  const { dataDir } = server;
  await server.makeMap();
  await server.stop();
  const backup = join(makeDataDir(), 'one-map.tar');
  expect((await runData(dataDir, 'backup', backup)).code).toBe(0);
  expect((await runData(dataDir, 'load', backup)).text).toMatch(
    /What was there is in .*-before-load\.tar\.$/,
  );

  // As a full disk would, what lies at the place of the backup keeps it from being made.
  const backups = join(dataDir, 'backups');
  const aside = join(backups, '2026-01-01T00-00-00Z-before-load');
  expect((await runData(aside, 'load', backup)).code).toBe(0);
  mkdirSync(`${aside}.tar`);
  const said = await keepReplaced(dataDir, new Date());
  expect(said).toEqual([
    expect.stringMatching(/is in the folder .*-before-load, since .* The next start makes it\.$/),
  ]);
  expect(readdirSync(backups).filter((name) => name.includes('damaged'))).toEqual([]);
  rmdirSync(`${aside}.tar`);
  await (await startOperated(dataDir)).stop();
  expect(readdirSync(backups)).toContain('2026-01-01T00-00-00Z-before-load.tar');
  expect(readdirSync(backups)).not.toContain('2026-01-01T00-00-00Z-before-load');
});
