import { z } from 'zod';
import { assertFree } from './assertFree.ts';
import { describeBackup } from './backupCommand.ts';
import type { Command } from './Command.ts';
import { keepReplaced } from './keepReplaced.ts';
import { askOperator } from './operatorSocket.ts';
import { stageLoad } from './stageLoad.ts';
import { finishSwap, stagedNames, swapIn } from './swapIn.ts';

export const loadCommand: Command = {
  name: 'load',
  words: ['file'],
  flags: { accounts: { type: 'boolean' } },
  usage: '[--accounts]',
  summary: 'Puts a backup in the place of all data, or into an empty folder.',
  help: `The backup is looked at first: checksums, row counts, versions, every document. A damaged one and one from a newer
Throughline are refused as a whole. What was there is kept as a backup of its own under backups/ in the data folder (the
last three). A running server goes away for a moment; everybody comes back by themselves, to maps with a new epoch: what
they had not saved is shown to them as unsaved work, and nothing old mixes with what was loaded.

Over a living folder, accounts, links and sessions stay as they are, so that nobody who was put out comes back in. Where
they are damaged nothing is loaded without --accounts: with it they are the backup's, and everybody signs in anew.

--accounts   load accounts, links and sessions, too`,
  run: async ({ dataDir, place, words, flags }, { say, now }) => {
    const unpacked = await stageLoad(dataDir, place(words[0] ?? ''));
    if ('problem' in unpacked) return unpacked.problem;
    const { manifest } = unpacked;
    const staged = stagedNames(dataDir, manifest, flags['accounts'] === true ? 'accounts too' : 'data only');
    const asked = await askOperator(dataDir, { do: 'swapIn', staged });
    const aside = asked === null ? await swapInAlone(dataDir, staged, now()) : asidePlace.parse(asked.answer);
    say(`Loaded: ${describeBackup(manifest)}, backed up at ${manifest.madeAt}.`);
    if (aside !== null) for (const kept of await keepReplaced(dataDir, now())) say(kept);
    return null;
  },
};

const asidePlace = z.string().nullable();

async function swapInAlone(dataDir: string, staged: readonly string[], now: Date): Promise<string | null> {
  try {
    assertFree(dataDir);
    return await swapIn(dataDir, { staged, now });
  } catch (error) {
    // Ends it where it was decided; else what was made ready goes again.
    await finishSwap(dataDir);
    throw error;
  }
}
