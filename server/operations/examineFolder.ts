import { existsSync, readdirSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { dataFiles, plainFiles } from '#server/storage/dataFiles.ts';
import type { Finding } from './Finding.ts';

/** Room that a server needs beside its data to go on working. */
const leastFreeBytes = 200 * 1024 ** 2;

/** What can be seen of a folder without opening a file: who may read it, what a crash left, room on the disk. */
export async function examineFolder(dataDir: string): Promise<readonly Finding[]> {
  return [
    ...examineRights(dataDir),
    ...examineMissing(dataDir),
    ...examineLeftovers(dataDir),
    ...(await examineRoom(dataDir)),
  ];
}

function examineRights(dataDir: string): readonly Finding[] {
  if (process.platform === 'win32') return [];
  const { mode } = statSync(dataDir);
  if ((mode & 0o077) === 0) return [];
  const what = 'Others on this machine may look into the folder, where customers’ words lie.';
  return [{ kind: 'problem', file: '.', what, advice: `chmod 700 ${dataDir}` }];
}

/** Other data without the maps: a file was moved away, or its folder was put together by hand. */
function examineMissing(dataDir: string): readonly Finding[] {
  if (existsSync(join(dataDir, 'maps.sqlite'))) return [];
  const what = 'It is not there, though other data is. A server would start without any map.';
  return [{ kind: 'problem', file: 'maps.sqlite', what, advice: 'Put it back, or load the last backup.' }];
}

function examineLeftovers(dataDir: string): readonly Finding[] {
  const found: Finding[] = [];
  const note = (file: string, what: string, advice: string): void =>
    void found.push({ kind: 'note', file, what, advice });
  if (existsSync(join(dataDir, 'loading/ready.json'))) {
    note('loading', 'Loading a backup was interrupted.', 'Start the server: it ends what was begun.');
  } else if (existsSync(join(dataDir, 'loading'))) {
    note(
      'loading',
      'A backup was being made ready to load.',
      'Load it again, or start the server, which takes it away.',
    );
  }
  if (existsSync(join(dataDir, 'upgrade-under-way.json'))) {
    note('upgrade-under-way.json', 'An upgrade was interrupted.', 'Start the server: it goes on with it.');
  }
  const backups = join(dataDir, 'backups');
  for (const name of existsSync(backups) ? readdirSync(backups) : []) {
    if (!name.endsWith('-damaged')) continue;
    note(
      `backups/${name}`,
      'Damaged data that a loaded backup replaced.',
      'Delete it when nothing of it is missed.',
    );
  }
  return found;
}

async function examineRoom(dataDir: string): Promise<readonly Finding[]> {
  const { bavail, bsize } = await statfs(dataDir);
  const free = bavail * bsize;
  const used = dataBytes(dataDir);
  if (free < leastFreeBytes) {
    const what = `Only ${megabytes(free)} are free on its disk. When it is full, nothing more is saved.`;
    return [
      { kind: 'problem', file: '.', what, advice: 'Make room: move backups elsewhere, or enlarge the disk.' },
    ];
  }
  if (free > used * 2) return [];
  const what = `${megabytes(free)} are free beside ${megabytes(used)} of data: too little for a backup on the same disk.`;
  return [{ kind: 'note', file: '.', what, advice: 'Write backups to another disk.' }];
}

/** Bytes of all files that belong to the data, with their write-ahead logs. */
export function dataBytes(dataDir: string): number {
  const names = [...dataFiles.flatMap(({ name }) => [name, `${name}-wal`]), ...plainFiles];
  return names
    .map((name) => join(dataDir, name))
    .filter((file) => existsSync(file))
    .reduce((sum, file) => sum + statSync(file).size, 0);
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 ** 2)} MB`;
}
