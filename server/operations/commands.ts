import { backupCommand } from './backupCommand.ts';
import type { Command } from './Command.ts';
import { doctorCommand } from './doctorCommand.ts';
import { eraseCommand } from './eraseCommand.ts';
import { loadCommand } from './loadCommand.ts';
import { passwordCommand } from './passwordCommand.ts';

/** What `npm run data` can do, in the order of its help. */
export const commands: readonly Command[] = [
  backupCommand,
  loadCommand,
  doctorCommand,
  eraseCommand,
  passwordCommand,
];
