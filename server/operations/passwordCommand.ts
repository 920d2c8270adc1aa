import { join } from 'node:path';
import { z } from 'zod';
import { Access } from '#server/access/Access.ts';
import { givePassword } from '#server/access/givePassword.ts';
import { newSecret } from '#server/access/secret.ts';
import { createLog } from '#server/log.ts';
import type { Command } from './Command.ts';
import { noDataProblem } from './noDataProblem.ts';
import { askOperator } from './operatorSocket.ts';
import { prepareFolder } from './prepareFolder.ts';

const givenSchema = z.object({ name: z.string(), password: z.string() }).nullable();

/** For an owner who forgot their password: whoever has the folder has the data anyway. */
export const passwordCommand: Command = {
  name: 'password',
  words: [],
  flags: {},
  usage: '',
  summary: 'Gives the owner a new password, in place of one that was forgotten.',
  help: `The new password is printed here, once; sign in with it, then choose your own (your picture in the top bar, Account).
Everybody who is signed in as the owner is signed out at once; guests stay. The audit says that it was done.`,
  run: async ({ dataDir }, { say, now }) => {
    const nothing = noDataProblem(dataDir);
    if (nothing !== null) return nothing;
    const asked = await askOperator(dataDir, { do: 'givePassword' });
    const given = givenSchema.parse(asked === null ? await giveAlone(dataDir, now()) : asked.answer);
    if (given === null) return 'Nobody owns this server yet: `npm run host` prints the link to set it up.';
    say(`The password of ${given.name} is now: ${given.password}`);
    say(
      'Sign in with it, then choose your own under Account. Everybody signed in as the owner is signed out.',
    );
    return null;
  },
};

async function giveAlone(dataDir: string, now: Date): ReturnType<typeof givePassword> {
  await prepareFolder(dataDir, createLog('silent'), now);
  const access = Access.open(join(dataDir, 'access.sqlite'), 'accounts', newSecret());
  try {
    return await givePassword(access, now);
  } finally {
    access.close();
  }
}
