import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Who made it is in its name: the machine and the process. */
const pattern = /^\.throughline-(.+)-(\d+)-[0-9a-f]{8}$/;

/** On another machine's processes nobody here can ask; what is that old is not at work any more. */
const longestWorkMs = 24 * 60 * 60 * 1000;

const own = new Set<string>();

/** A path in a folder for a copy of customers' words that goes again: with `dropCopy`, on a signal, or by the next command. */
export function passingCopy(folder: string): string {
  const path = join(folder, `.throughline-${hostname()}-${process.pid}-${randomBytes(4).toString('hex')}`);
  own.add(path);
  return path;
}

export function dropCopy(path: string): void {
  rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  own.delete(path);
}

/** For a process that is told to end in the middle of its work. */
export function dropOwnCopies(): void {
  for (const path of own) dropCopy(path);
}

/** Removes from a folder the copies of processes that are gone. */
export function dropLeftCopies(folder: string): void {
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const [, host, pid] = pattern.exec(name) ?? [];
    if (host === undefined) continue;
    const path = join(folder, name);
    const isGone = host === hostname() ? !isAtWork(path, Number(pid)) : isOld(path);
    if (isGone) rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  }
}

function isOld(path: string): boolean {
  return Date.now() - statSync(path).mtimeMs > longestWorkMs;
}

function isAtWork(path: string, pid: number): boolean {
  // In a container that starts again, the process before had the same number.
  if (pid === process.pid) return own.has(path);
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of somebody else is one, too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
