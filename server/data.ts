import { runCommand } from './operations/runCommand.ts';

process.exitCode = await runCommand(process.argv.slice(2), process.env, {
  say: (line) => console.log(line),
  complain: (line) => console.error(line),
  now: () => new Date(),
});
