import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

export type SpawnedServer = {
  readonly url: string;
  /** Ends the process and resolves with its exit code; null where the signal ended it. */
  readonly end: (signal: 'SIGKILL' | 'SIGTERM') => Promise<number | null>;
};

const main = join(import.meta.dirname, '../main.ts');

/** The server as a process of its own, which can be killed. Resolves when it listens. */
export async function spawnServer(dataDir: string): Promise<SpawnedServer> {
  const child = spawn(process.execPath, [main, '--port', '0', '--data-dir', dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => {
    child.on('exit', resolve);
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const url = await listeningUrl(child);
  return {
    url,
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
