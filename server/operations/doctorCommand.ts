import { existsSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { problemSentence } from '#server/problemSentence.ts';
import { dataFiles } from '#server/storage/dataFiles.ts';
import { many } from './backupCommand.ts';
import { assertFree } from './assertFree.ts';
import type { Command } from './Command.ts';
import { examineCopies, type Examined } from './examineCopies.ts';
import { dataBytes, examineFolder } from './examineFolder.ts';
import type { Finding } from './Finding.ts';
import { noDataProblem } from './noDataProblem.ts';
import { askOperator } from './operatorSocket.ts';
import { dropCopy, dropLeftCopies, passingCopy } from './passingCopies.ts';

export const doctorCommand: Command = {
  name: 'doctor',
  words: [],
  flags: { json: { type: 'boolean' } },
  usage: '[--json]',
  summary: 'Looks whether everything in the data folder is sound, and says what to do where it is not.',
  help: `Looked at are: every page and reference of every file, versions, every document with its journal, the failures' counts,
what is left of removed maps, what a crash left, who may read the folder, and room on the disk. It works on copies,
while the server runs or not, and changes no data; copies that a command left which broke off it takes away. It takes
room for the data once. Exit code 1 where there is a problem.

--json   the findings as JSON, for programs`,
  run: async ({ dataDir, flags }, { say }) => {
    const nothing = noDataProblem(dataDir);
    if (nothing !== null) return nothing;
    const examined = await examine(dataDir);
    const findings = [...(await examineFolder(dataDir)), ...examined.findings];
    const problems = findings.filter(({ kind }) => kind === 'problem').length;
    if (flags['json'] === true)
      say(JSON.stringify({ dataDir, problems, findings, counts: examined.counts }, null, 2));
    else for (const line of tell(dataDir, findings, examined)) say(line);
    return problems === 0 ? null : `${many(problems, 'problem')}.`;
  },
};

async function examine(dataDir: string): Promise<Examined> {
  dropLeftCopies(dataDir);
  const copies = passingCopy(dataDir);
  await mkdir(copies, { mode: 0o700 });
  try {
    await copyAll(dataDir, copies);
    return await examineCopies(copies);
  } catch (error) {
    return { findings: [uncopied(error)], counts: {} };
  } finally {
    dropCopy(copies);
  }
}

function uncopied(error: unknown): Finding {
  const what = `It cannot be copied to be looked at: ${problemSentence(error)}`;
  const advice = 'Make room on the disk, or mend what the message names, and look again.';
  return { kind: 'problem', file: '.', what, advice };
}

/** Closed files are copied as they are, with their logs, so that a damaged one is not changed either. */
async function copyAll(dataDir: string, to: string): Promise<void> {
  if ((await askOperator(dataDir, { do: 'copy', to })) !== null) return;
  assertFree(dataDir);
  for (const name of dataFiles.flatMap((file) => [file.name, `${file.name}-wal`])) {
    if (existsSync(join(dataDir, name))) await copyFile(join(dataDir, name), join(to, name));
  }
}

function tell(dataDir: string, findings: readonly Finding[], { counts }: Examined): readonly string[] {
  const megabytes = (dataBytes(dataDir) / 1024 ** 2).toFixed(1);
  const rows = (file: string, table: string, word: string): string => {
    const count = counts[file]?.[table];
    return count === undefined ? `${word}s not counted` : many(count, word);
  };
  return [
    `${dataDir}: ${rows('maps.sqlite', 'maps', 'map')}, ${rows('failures.sqlite', 'failures', 'failure')}, ${megabytes} MB.`,
    ...findings.map(({ kind, file, what, advice }) => `${kind}: ${file}: ${what}\n  → ${advice}`),
    ...(findings.length === 0 ? ['Everything is sound.'] : []),
  ];
}
