import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { mayMakeIn } from '#server/mayMakeIn.ts';
import type { BackupManifest } from './backupManifest.ts';
import type { Command } from './Command.ts';
import { copyClosedData } from './copyData.ts';
import { makeBackup, type Copy } from './makeBackup.ts';
import { askOperator } from './operatorSocket.ts';

export const backupCommand: Command = {
  name: 'backup',
  words: ['file'],
  flags: { replace: { type: 'boolean' } },
  usage: '[--replace]',
  summary: 'Makes one file of all data, while the server runs or not.',
  help: `The file is a tar file with every database, the key that customers are hashed with, and a manifest of versions,
row counts and checksums. Nobody is kept waiting: a running server copies its databases slice by slice, each as of the
moment at which its own copy ends, failures first and maps last. All that was saved before the command began is in it.
It takes room for the data twice while it is made. It holds customers' words: keep it as safe as the data folder.

--replace   put it in the place of a file that is there`,
  run: async ({ dataDir, place, words, flags }, { say, now }) => {
    const target = place(words[0] ?? '');
    if (!existsSync(dataDir)) return `There is no data folder ${dataDir}.`;
    if (!existsSync(join(dataDir, 'maps.sqlite'))) {
      return `There is no maps.sqlite in ${dataDir}: it is another folder, or its disk is not mounted. No backup was made.`;
    }
    const problem = targetProblem(target, flags['replace'] === true);
    if (problem !== null) return problem;
    const manifest = await makeBackup(copyOf(dataDir), target, now());
    say(`${target} holds ${describeBackup(manifest)}.`);
    return null;
  },
};

/** Why no file can be put there, as a sentence; looked at before anything is copied. */
function targetProblem(target: string, mayReplace: boolean): string | null {
  const folder = dirname(target);
  const there = statSync(target, { throwIfNoEntry: false });
  if (there?.isDirectory() === true) {
    return `${target} is a folder: give the name of a file in it, such as ${join(target, 'monday.tar')}.`;
  }
  if (there !== undefined && !mayReplace)
    return `${target} is there already. Give another name, or --replace.`;
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    return `There is no folder ${folder} to put the backup in: make it, mount its disk, or give another path.`;
  }
  if (mayMakeIn(folder)) return null;
  return `This user may not write in ${folder}, or its disk can only be read. Give them the right, or another path.`;
}

/** From the server at work where there is one, else from the files. */
function copyOf(dataDir: string): Copy {
  return async (to) => {
    if ((await askOperator(dataDir, { do: 'copy', to })) === null) await copyClosedData({ dataDir, to });
  };
}

/** What is in a backup, in words: maps, failures, megabytes. */
export function describeBackup({ files }: BackupManifest): string {
  const count = (file: string, table: string): number =>
    files.find(({ name }) => name === file)?.counts[table] ?? 0;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const parts = [
    many(count('maps.sqlite', 'maps'), 'map'),
    many(count('failures.sqlite', 'failures'), 'failure'),
    `${(bytes / 1024 ** 2).toFixed(1)} MB`,
  ];
  return parts.join(', ');
}

/** A count with its noun: 1 map, 2 maps. */
export function many(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
