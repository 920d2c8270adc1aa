import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Counts, oneFailed, onePassed, type Step } from './step.ts';

const root = join(import.meta.dirname, '..');

/**
 * Runs one step from the repository's folder with the project's own tools first on the PATH, its output shown as it comes.
 * A step that ends badly without a failure in its report, or without its report, counts one failure.
 */
export async function runStep(step: Step): Promise<Counts> {
  console.log(`\n▶ ${step.name}: ${step.command.join(' ')}`);
  if (step.report) rmSync(join(root, step.report.file), { force: true });
  const started = performance.now();
  const ended = await exitCode(step);
  const counts = countsOf(step, ended);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${counts.failed > 0 ? '✗' : '✓'} ${step.name} (${seconds} s)`);
  return counts;
}

function countsOf(step: Step, ended: number): Counts {
  if (!step.report) return ended === 0 ? onePassed : oneFailed;
  const file = join(root, step.report.file);
  if (!existsSync(file)) return oneFailed;
  const counts = step.report.read(JSON.parse(readFileSync(file, 'utf8')));
  return ended !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function exitCode({ command: [program, ...words], env = {} }: Step): Promise<number> {
  const path = `${join(root, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`;
  return new Promise((resolve) => {
    const child = spawn(program, words, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env, PATH: path },
    });
    child.on('error', (error) => {
      console.error(`${program} could not be started: ${error.message}`);
      resolve(1);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
