import { accessSync } from 'node:fs';

/** Whether this process may do with a path what `mode` says (`constants.W_OK` …); false where there is no such path. */
export function isAllowed(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    // reason: whatever it is that forbids it, it cannot be done
    return false;
  }
}
