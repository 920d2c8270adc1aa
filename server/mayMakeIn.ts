import { accessSync, constants } from 'node:fs';

/** Whether this process may make files in a folder. */
export function mayMakeIn(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    // reason: whatever it is that forbids it (rights, a disk that can only be read), nothing can be made there
    return false;
  }
}
