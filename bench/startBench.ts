import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { quantile, tenth } from './quantile.ts';
import { report } from './report.ts';

const root = join(import.meta.dirname, '..');
const rounds = 3;

/** From the command to the line that says the server listens: first on an empty data folder, then on the same again. */
export async function startBench(): Promise<void> {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const [unbuilt = Number.NaN] = await startTimes(1);
  const first = await startTimes(1, rounds);
  const again = await startTimes(2, rounds);
  report('start', [
    { what: 'npm start, client not built, new data folder', 'ready s': tenth(unbuilt) },
    { what: 'npm start, client built, new data folder', 'ready s': tenth(quantile(first, 0.5)) },
    { what: 'npm start, client built, data folder in use', 'ready s': tenth(quantile(again, 0.5)) },
  ]);
}

/** Seconds of the `nth` start in a data folder, over some rounds with a new folder each. */
async function startTimes(nth: number, count = 1): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < count; round += 1) {
    const dataDir = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
    let seconds = 0;
    for (let start = 0; start < nth; start += 1) seconds = await secondsToListen(dataDir);
    times.push(seconds);
    rmSync(dataDir, { recursive: true, force: true });
  }
  return times;
}

function secondsToListen(dataDir: string): Promise<number> {
  const started = performance.now();
  const child = spawn('npm', ['start', '--', '--port', '0', '--data-dir', dataDir], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  return new Promise((resolve, reject) => {
    let seconds: number | null = null;
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (seconds !== null || !line.includes('"event":"listening"')) return;
      seconds = (performance.now() - started) / 1_000;
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    });
    child.on('exit', (code) =>
      seconds === null ? reject(new Error(`npm start ended with ${code}`)) : resolve(seconds),
    );
  });
}
