import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type RunningServer = {
  readonly url: string;
  readonly dataDir: string;
  /** Of the process that runs now. */
  readonly pid: () => number;
  /** SIGKILL: nothing is flushed, nobody is told. */
  readonly kill: () => Promise<void>;
  /** Starts again on the same port and data. */
  readonly restart: () => Promise<void>;
  /** SIGTERM, and its data folder is removed. */
  readonly stop: () => Promise<void>;
  /** What it logged since it was first started. */
  readonly log: readonly string[];
};

const root = join(import.meta.dirname, '..');

/**
 * A real server of its own, on a free port, with a data folder that goes with it: as a new one opens, on the sample,
 * or with nothing in it. Further flags are those of the command line.
 */
export async function startServer(
  firstMap: 'sample' | 'none' = 'sample',
  flags: readonly string[] = [],
): Promise<RunningServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'throughline-e2e-'));
  if (firstMap === 'none') writeFileSync(join(dataDir, 'sample-was-laid'), '');
  const log: string[] = [];
  let { child, url } = await launch(dataDir, 0, flags, log);
  const address = new URL(url);

  return {
    url,
    dataDir,
    pid: () => child.pid ?? 0,
    log,
    kill: () => end(child, 'SIGKILL'),
    restart: async () => {
      ({ child, url } = await launch(dataDir, Number(address.port), flags, log));
    },
    stop: async () => {
      await end(child, 'SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

type Launched = { readonly child: ChildProcess; readonly url: string };

function launch(dataDir: string, port: number, flags: readonly string[], log: string[]): Promise<Launched> {
  const own = ['--port', String(port), '--data-dir', dataDir];
  const child = spawn('node', ['server/start.js', ...own, ...flags], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stderr.on('data', (chunk) => log.push(String(chunk)));
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      log.push(line);
      const url = listeningUrl(line);
      if (url !== null) resolve({ child, url });
    });
    child.on('error', reject);
    child.on('exit', (code) =>
      reject(new Error(`the server ended (${code}) before it listened:\n${log.join('\n')}`)),
    );
  });
}

function listeningUrl(line: string): string | null {
  if (!line.startsWith('{')) return null;
  const entry: unknown = JSON.parse(line);
  const isListening = typeof entry === 'object' && entry !== null && 'event' in entry && 'url' in entry;
  return isListening && entry.event === 'listening' ? String(entry.url) : null;
}

function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.on('exit', () => resolve());
    child.kill(signal);
  });
}
