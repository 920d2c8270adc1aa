import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { dataFiles } from '#server/storage/dataFiles.ts';
import { AckingClient } from '#server/testing/AckingClient.ts';
import { runData, startOperated } from '#server/testing/startOperated.ts';
import { makeDataDir } from '#server/testing/startTestServer.ts';

type Told = { problems: number; findings: { kind: string; file: string; what: string; advice: string }[] };

async function examine(dataDir: string): Promise<Told> {
  const { text } = await runData(dataDir, 'doctor', '--json');
  return JSON.parse(text.slice(0, text.lastIndexOf('}') + 1)) as Told;
}

function change(dataDir: string, name: string, sql: string): void {
  const db = new DatabaseSync(join(dataDir, name), { enableForeignKeyConstraints: false });
  db.exec(sql);
  db.close();
}

test('a sound folder is called sound, running or stopped; each thing that is wrong is told with what to do', async () => {
  const server = await startOperated();
  const { dataDir } = server;
  const { id, room } = await server.makeMap();
  const writer = await AckingClient.join(server.url, room, 'ann');
  writer.write(30);
  await writer.untilAcked(30);
  expect(await runData(dataDir, 'doctor')).toMatchObject({
    code: 0,
    text: expect.stringContaining('1 map,'),
  });
  await server.stop();
  expect(await runData(dataDir, 'doctor')).toMatchObject({ code: 0, text: expect.stringContaining('sound') });

  chmodSync(dataDir, 0o755);
  const insert = `INSERT INTO datasets VALUES (1, '${id}', 'd1', 's', 'n', 'g', 'UTC', 'content', '{}', 0, 1, 5, '');
    INSERT INTO datasets VALUES (2, 'gone', 'd2', 's', 'n', 'g', 'UTC', 'content', '{}', 0, 1, 0, '')`;
  change(dataDir, 'failures.sqlite', insert);
  change(dataDir, 'maps.sqlite', `UPDATE snapshots SET bytes = x'0102030405'`);
  const { findings } = await examine(dataDir);
  expect(findings.map(({ kind, what }) => `${kind}: ${what.replace(id, 'M')}`)).toEqual([
    expect.stringContaining('problem: Others on this machine may look'),
    expect.stringContaining('problem: Map M: Its document cannot be read'),
    expect.stringContaining('problem: Dataset d1 of map M says 5 failures, holds 0'),
    expect.stringContaining('problem: There is something left of map gone'),
  ]);
  for (const { advice } of findings) expect(advice).not.toBe('');
  expect((await runData(dataDir, 'doctor')).code).toBe(1);

  // What it advises against leftovers works.
  expect((await runData(dataDir, 'erase', '--map', 'gone')).code).toBe(0);
  expect((await examine(dataDir)).findings.some(({ what }) => what.includes('map gone'))).toBe(false);

  const newer = dataFiles.find(({ name }) => name === 'failures.sqlite')?.schema.length ?? 0;
  change(dataDir, 'failures.sqlite', `PRAGMA user_version = ${newer + 1}`);
  garble(join(dataDir, 'maps.sqlite'));
  expect((await examine(dataDir)).findings.map(({ what }) => what)).toEqual(
    expect.arrayContaining([
      expect.stringContaining('It is damaged'),
      expect.stringContaining('written by a newer Throughline'),
    ]),
  );
});

test('it changes no file, not even of a server that was killed, and counts nothing that it could not look into', async () => {
  const server = await startOperated();
  await server.makeMap();
  // As a kill leaves it: the latest commits are in the logs beside the files.
  const killed = makeDataDir();
  for (const { name } of dataFiles) {
    for (const file of [name, `${name}-wal`]) {
      if (existsSync(join(server.dataDir, file)))
        copyFileSync(join(server.dataDir, file), join(killed, file));
    }
  }
  const before = filesOf(killed);
  expect(before.has('maps.sqlite-wal')).toBe(true);
  expect((await runData(killed, 'doctor')).text).toContain('1 map, 0 failures, ');
  expect(filesOf(killed)).toEqual(before);

  await server.stop();
  garble(join(server.dataDir, 'maps.sqlite'));
  expect((await runData(server.dataDir, 'doctor')).text).toContain('maps not counted, 0 failures, ');
  rmSync(join(server.dataDir, 'maps.sqlite'));
  const { text } = await runData(server.dataDir, 'doctor');
  expect(text).toContain('maps not counted, 0 failures, ');
  expect(text).toContain('problem: maps.sqlite: It is not there');
});

function filesOf(folder: string): ReadonlyMap<string, string> {
  const all = readdirSync(folder).map(
    (name) => [name, readFileSync(join(folder, name)).toString('base64')] as const,
  );
  // A reader leaves an empty log beside a file that had none.
  return new Map(all.filter(([, bytes]) => bytes !== ''));
}

test('against damaged accounts it advises what mends them, and so does the server', async () => {
  const server = await startOperated();
  const backup = join(server.dataDir, 'good.tar');
  expect((await runData(server.dataDir, 'backup', backup)).code).toBe(0);
  await server.stop();
  garble(join(server.dataDir, 'access.sqlite'));
  const { findings } = await examine(server.dataDir);
  expect(findings.map(({ file, advice }) => file === 'access.sqlite' && advice)).toContainEqual(
    expect.stringContaining('load the last backup with --accounts'),
  );
  await expect(startOperated(server.dataDir)).rejects.toThrow('load a backup with --accounts');
  // Without it the damaged ones would stay: nothing is loaded then, and it says what to do.
  const before = readFileSync(join(server.dataDir, 'maps.sqlite'));
  expect(await runData(server.dataDir, 'load', backup)).toEqual({
    code: 1,
    text: expect.stringMatching(/access\.sqlite is damaged .* load a backup with --accounts/s),
  });
  expect(readFileSync(join(server.dataDir, 'maps.sqlite')).equals(before)).toBe(true);
  expect(existsSync(join(server.dataDir, 'loading'))).toBe(false);
  expect((await runData(server.dataDir, 'load', '--accounts', backup)).code).toBe(0);
  await startOperated(server.dataDir);
});

/** Overwrites a page in the middle, as a bad disk would. */
function garble(file: string): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(4_096, 0x5a), 0, 4_096, 4_096);
  closeSync(handle);
}
