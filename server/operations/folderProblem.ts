import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { dataFiles, plainFiles } from '#server/storage/dataFiles.ts';

/** What lies in a data folder; whatever else does (`lost+found` of a disk of its own) is nobody's business here. */
const ownNames = [
  ...dataFiles.flatMap(({ name }) => [name, `${name}-wal`]),
  ...plainFiles,
  'version.json',
  'backups',
  'incoming',
  'loading',
  'operator.sock',
];

/**
 * Why this process may not work on a data folder, as a sentence; null where it may, or where there is no such folder
 * yet. What another user wrote there, the folder's owner could not read afterwards, and the server would not start: so
 * the process has to be the owner's. Where the system knows no such users (Windows), only the rights are looked at.
 */
export function folderProblem(dataDir: string): string | null {
  const folder = statSync(dataDir, { throwIfNoEntry: false });
  if (folder === undefined) return null;
  const self = process.geteuid?.();
  if (self !== undefined && self !== folder.uid) return strangerProblem(dataDir, folder.uid, self);
  if (!isAllowed(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)) {
    return `DATA_DIR (--data-dir) got "${dataDir}", where this user may not write: give its owner the right (chmod 700 ${dataDir}), or mount its disk so that it can be written. Nothing was done.`;
  }
  const shut = ownNames.find((name) => !isAllowed(join(dataDir, name), constants.R_OK | constants.W_OK));
  if (shut === undefined) return null;
  return `${shut} in ${dataDir} cannot be read and written, which another user may have put there. Give all of it to the folder's owner: sudo chown -R ${folder.uid} ${dataDir}`;
}

function strangerProblem(dataDir: string, owner: number, self: number): string {
  const name = nameOf(owner);
  return `${dataDir} belongs to ${name}, and this runs as ${nameOf(self)}: what it wrote there ${name} could not read afterwards. Nothing was done. Run it as ${name}: sudo -u ${name} …`;
}

function isAllowed(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch (error) {
    // Another process may take a file away meanwhile; that one is no hindrance.
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
  }
}

/** A user as `sudo -u` takes them: by name where the machine has one in its list. */
function nameOf(uid: number): string {
  try {
    const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
    const name = lines.map((line) => line.split(':')).find(([, , id]) => id === String(uid))?.[0];
    if (name !== undefined) return name;
  } catch {
    // reason: where there is no such list, the number says it
  }
  return `'#${uid}'`;
}
