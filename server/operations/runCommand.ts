import { resolve } from 'node:path';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import type { Command, Terminal } from './Command.ts';
import { commands } from './commands.ts';
import { dataDirProblem } from '#server/dataDirProblem.ts';
import { problemSentence } from '#server/problemSentence.ts';
import { folderProblem } from './folderProblem.ts';

const done = 0;
const failed = 1;
const misused = 2;

const everywhere: ParseArgsOptionsConfig = {
  'data-dir': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
};

/**
 * The command line for who runs a server: `<command> …`, with the data folder of `--data-dir` or `DATA_DIR`. Gives back
 * the exit code: 0 done, 1 not done or something is wrong, 2 not understood.
 */
export async function runCommand(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  terminal: Terminal,
): Promise<number> {
  const [name, ...rest] = args;
  const command = commands.find((one) => one.name === name);
  if (command === undefined) return explainAll(name, terminal);
  const parsed = parse(command, rest);
  if (typeof parsed === 'string') {
    terminal.complain(`${parsed}\n\n${helpOf(command)}`);
    return misused;
  }
  if (parsed.values['help'] === true) {
    terminal.say(helpOf(command));
    return done;
  }
  // npm runs scripts in the package's folder and tells where it was called.
  const place = (path: string): string => resolve(env['INIT_CWD'] ?? '.', path);
  const flag = parsed.values['data-dir'];
  const dataDir = resolve(typeof flag === 'string' ? flag : (env['DATA_DIR'] ?? './data'));
  const unfit = dataDirProblem(dataDir);
  if (unfit !== null) {
    terminal.complain(unfit);
    return misused;
  }
  try {
    const { positionals: words, values: flags } = parsed;
    const problem = folderProblem(dataDir) ?? (await command.run({ dataDir, place, words, flags }, terminal));
    if (problem === null) return done;
    terminal.complain(problem);
  } catch (error) {
    terminal.complain(problemSentence(error));
  }
  return failed;
}

type Parsed = Pick<ReturnType<typeof parseArgs>, 'values' | 'positionals'>;

/** A sentence where they cannot be understood. */
function parse(command: Command, args: readonly string[]): Parsed | string {
  try {
    const options = { ...everywhere, ...command.flags };
    const parsed: Parsed = parseArgs({ args: [...args], options, allowPositionals: true });
    if (parsed.values['help'] === true || parsed.positionals.length === command.words.length) return parsed;
    return command.words.length === 0
      ? `${command.name} takes flags only.`
      : `${command.name} takes: ${command.words.map((word) => `<${word}>`).join(' ')}.`;
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  }
}

function explainAll(name: string | undefined, terminal: Terminal): number {
  const isAsked = name === undefined || name === '--help' || name === '-h' || name === 'help';
  const lines = commands.map((one) => `  ${one.name.padEnd(8)} ${one.summary}`);
  const text = [
    'npm run data -- <command> [flags]',
    '',
    ...lines,
    '',
    'The data folder is --data-dir, or DATA_DIR, or ./data. The server may be running or not.',
    '`npm run data -- <command> --help` tells more of each.',
  ].join('\n');
  if (isAsked) terminal.say(text);
  else terminal.complain(`There is no command "${name}".\n\n${text}`);
  return isAsked ? done : misused;
}

function helpOf({ name, words, usage, summary, help }: Command): string {
  const line = ['npm run data --', name, ...words.map((word) => `<${word}>`), usage].join(' ').trimEnd();
  return `${line}\n\n${summary}\n\n${help}`;
}
