import { dropOwnCopies } from './operations/passingCopies.ts';
import { runCommand } from './operations/runCommand.ts';

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.once(signal, () => {
    dropOwnCopies();
    process.exit(code);
  });
}

process.exitCode = await runCommand(process.argv.slice(2), process.env, {
  say: (line) => console.log(line),
  complain: (line) => console.error(line),
  now: () => new Date(),
});
