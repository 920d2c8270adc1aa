import { readlinkSync } from 'node:fs';
import { platform, setPriority } from 'node:os';

const nicer = 10;

/**
 * From now on the calling thread gives way to those that people wait for: the server's own, and a browser on the same
 * machine. On Linux each thread has a priority of its own, and `/proc/thread-self` ends with the number by which it is
 * set; elsewhere, or where that cannot be read, nothing changes. True where it was done.
 */
export function lowerPriority(): boolean {
  if (platform() !== 'linux') return false;
  try {
    setPriority(Number(readlinkSync('/proc/thread-self').split('/').at(-1)), nicer);
    return true;
  } catch {
    // Slower for others on a busy machine, and nothing else: no reason not to start.
    return false;
  }
}
