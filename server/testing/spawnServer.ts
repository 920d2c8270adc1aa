import { spawn, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

export type SpawnedServer = {
  readonly url: string;
  readonly pid: number;
  /** Resolves with the exit code when the process is gone, by its own hand or another's; null after a signal. */
  readonly ended: Promise<number | null>;
  /** Ends the process and resolves with its exit code; null where the signal ended it. */
  readonly end: (signal: 'SIGKILL' | 'SIGTERM') => Promise<number | null>;
};

export type SpawnOptions = {
  /** What to start; the server's own main unless told. */
  readonly entry?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly port?: number;
  /** A program that starts the server under its eyes, with its own arguments, such as strace. */
  readonly under?: readonly string[];
};

const main = join(import.meta.dirname, '../main.ts');

/** The server as a process of its own, which can be killed, without the sample. Resolves when it listens. */
export async function spawnServer(dataDir: string, options: SpawnOptions = {}): Promise<SpawnedServer> {
  const { entry = main, env = {}, port = 0, under = [] } = options;
  const [program = process.execPath, ...words] = [
    ...under,
    process.execPath,
    entry,
    '--port',
    String(port),
    '--data-dir',
    dataDir,
  ];
  writeFileSync(join(dataDir, 'sample-was-laid'), '');
  const child = spawn(program, words, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const ended = new Promise<number | null>((resolve) => {
    child.on('exit', resolve);
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const url = await listeningUrl(child);
  // What it logs from now on must not fill the pipe, where it would wait for a reader.
  child.stdout!.resume();
  return {
    url,
    pid: child.pid!,
    ended,
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

async function listeningUrl(child: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: child.stdout! })) {
    const found = /"event":"listening","url":"([^"]+)"/.exec(line);
    if (found?.[1] !== undefined) return found[1];
  }
  throw new Error('The server ended before it listened.');
}
