import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parseConfig } from './config.ts';
import { createLog } from './log.ts';
import { runServer } from './runServer.ts';
import { openSqliteMapKeeper } from './storage/openSqliteMapKeeper.ts';
import { runData } from './testing/startOperated.ts';
import { makeDataDir } from './testing/startTestServer.ts';

/** A server whose folder cannot be opened for some starts, late, when most of it is open already. */
async function runOnBadDisk(failing: (start: number) => boolean) {
  const dataDir = makeDataDir();
  const lines: string[] = [];
  const marks = join(dataDir, 'marks.sqlite');
  let starts = 0;
  const parsed = parseConfig(['--port', '0', '--data-dir', dataDir], {});
  if ('problem' in parsed) throw new Error(parsed.problem);
  const server = await runServer({
    config: parsed.config,
    log: createLog('error', { write: (line) => void lines.push(line) }),
    firstMap: 'none',
    retryMs: 20,
    openKeeper: async (file) => {
      starts += 1;
      if (failing(starts) && !existsSync(`${marks}-away`)) {
        renameSync(marks, `${marks}-away`);
        writeFileSync(marks, 'no database');
      } else if (!failing(starts) && existsSync(`${marks}-away`)) {
        rmSync(marks);
        renameSync(`${marks}-away`, marks);
      }
      return openSqliteMapKeeper(file);
    },
  });
  onTestFinished(() => server.stop());
  const isUp = () =>
    fetch(`${server.url}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
  return { ...server, dataDir, lines, isUp, starts: () => starts };
}

test('a server that cannot come back after an erase says why and tries until it can', async () => {
  const server = await runOnBadDisk((start) => start === 2 || start === 3);
  expect((await runData(server.dataDir, 'erase', '--map', 'none')).text).toContain('There is no map none');
  await expect.poll(server.isUp).toBe(true);
  expect(server.starts()).toBe(4);
  const reasons = server.lines.filter((line) => line.includes('"event":"notStarted"'));
  expect(reasons.map((line) => line.includes('marks.sqlite is damaged'))).toEqual([true, true]);
  expect((await runData(server.dataDir, 'doctor')).code).toBe(0);
});

test('one that does not come back tells commands so, can be told more, and stops when it is asked to', async () => {
  const server = await runOnBadDisk((start) => start > 1);
  await runData(server.dataDir, 'erase', '--map', 'none');
  expect(await runData(server.dataDir, 'password')).toMatchObject({
    code: 1,
    text: expect.stringContaining('cannot start at the moment'),
  });
  expect(await server.isUp()).toBe(false);
  await server.stop();
  const { length } = server.lines;
  expect(length).toBeGreaterThan(0);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(server.lines).toHaveLength(length);
});
