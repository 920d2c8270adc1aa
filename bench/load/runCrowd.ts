import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { CrowdResult, CrowdSpec } from './crowdSpec.ts';
import { useOf, type Use } from './useOf.ts';

const program = join(import.meta.dirname, 'crowd.ts');
const longestMs = 300_000;

/** A crowd's result beside what the server's process used while it was measured. */
export type Measured = CrowdResult & {
  readonly cpuSeconds: number;
  /** Share of one core. */
  readonly core: number;
  readonly memoryMegabytes: number;
};

/** Lets a crowd loose on a server from a process of its own. `pid` is the server's. */
export async function runCrowd(spec: CrowdSpec, pid: number): Promise<Measured> {
  const child = spawn(process.execPath, [program, JSON.stringify(spec)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const late = setTimeout(() => child.kill('SIGKILL'), longestMs);
  let before: Use | null = null;
  let after: Use | null = null;
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      if (line === 'measuring') before = useOf(pid);
      else if (line === 'measured') after = useOf(pid);
      else if (before !== null && after !== null) return { ...JSON.parse(line), ...between(before, after) };
    }
  } finally {
    clearTimeout(late);
  }
  throw new Error('The crowd ended before it was measured.');
}

function between(before: Use, after: Use): Pick<Measured, 'cpuSeconds' | 'core' | 'memoryMegabytes'> {
  const cpuSeconds = after.cpuSeconds - before.cpuSeconds;
  return {
    cpuSeconds,
    core: cpuSeconds / ((after.at - before.at) / 1_000),
    memoryMegabytes: after.memoryMegabytes,
  };
}
