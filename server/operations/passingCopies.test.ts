import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runData, startOperated } from '#server/testing/startOperated.ts';
import { makeDataDir } from '#server/testing/startTestServer.ts';

const isCopy = (name: string): boolean => name.startsWith('.throughline-') || name.endsWith('.part');

/** A copy as a process left it that was killed: one that has ended since. */
function leaveCopy(folder: string): string {
  const { pid } = spawnSync(process.execPath, ['--version']);
  const copy = join(folder, `.throughline-${hostname()}-${pid}-0badcafe`);
  mkdirSync(copy, { recursive: true });
  writeFileSync(join(copy, 'failures.sqlite'), 'what a customer wrote');
  return copy;
}

test('copies of a process that is gone are removed by the next doctor, backup, erase and start', async () => {
  const server = await startOperated();
  const { dataDir } = server;
  const elsewhere = makeDataDir();
  const alive = join(dataDir, `.throughline-${hostname()}-${process.ppid}-0badcafe`);
  mkdirSync(alive);
  const left: boolean[] = [];
  for (const [folder, args] of [
    [dataDir, ['doctor']],
    [elsewhere, ['backup', join(elsewhere, 'a.tar')]],
    [dataDir, ['erase', '--map', 'none']],
  ] as const) {
    const copy = leaveCopy(folder);
    await runData(dataDir, ...args);
    left.push(existsSync(copy));
  }
  await server.stop();
  const copies = [leaveCopy(dataDir), leaveCopy(join(dataDir, 'backups'))];
  await startOperated(dataDir);
  left.push(...copies.map((copy) => existsSync(copy)));
  expect(left).toEqual([false, false, false, false, false]);
  expect(existsSync(alive)).toBe(true);
});

test('a doctor and a backup that are told to end leave no copy', async () => {
  const server = await startOperated();
  await server.makeMap();
  await server.stop();
  const { dataDir } = server;
  const elsewhere = makeDataDir();
  const entry = join(import.meta.dirname, '../data.ts');
  for (const [folder, args] of [
    [dataDir, ['doctor']],
    [elsewhere, ['backup', '--replace', join(elsewhere, 'a.tar')]],
  ] as const) {
    // One that is done before the signal comes says nothing; null is one whom it met on the way out.
    for (let code: unknown = 0; code !== 143;) {
      const child = spawn(process.execPath, [entry, ...args, '--data-dir', dataDir], { stdio: 'ignore' });
      const ended = once(child, 'exit');
      while (!readdirSync(folder).some(isCopy) && child.exitCode === null) await pause(1);
      child.kill('SIGTERM');
      [code] = await ended;
      expect(readdirSync(folder).filter(isCopy)).toEqual([]);
    }
  }
});
