import { readFileSync } from 'node:fs';

/** What a process has used so far. `at` in milliseconds of this process's clock. */
export type Use = { readonly cpuSeconds: number; readonly memoryMegabytes: number; readonly at: number };

/** The kernel counts processor time for programs in hundredths, on all of Linux's usual machines. */
const ticksPerSecond = 100;

/** Processor time and resident memory of a running process, as Linux tells them; NaN elsewhere. */
export function useOf(pid: number): Use {
  const at = performance.now();
  if (process.platform !== 'linux') return { cpuSeconds: Number.NaN, memoryMegabytes: Number.NaN, at };
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is the program's name in brackets, which may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const cpuSeconds = (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  const resident = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return { cpuSeconds, memoryMegabytes: Number(resident?.[1]) / 1_024, at };
}
