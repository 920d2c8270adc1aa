import { runStep } from './runStep.ts';
import type { Counts, Step } from './step.ts';

/**
 * Runs all steps, one after the other and whatever the others did, then says what failed and what was skipped.
 * The last line is `N passed, N failed, N skipped`. A run fails on any failure, and when nothing was tested.
 * @returns the exit code.
 */
export async function runSteps(steps: readonly Step[]): Promise<number> {
  const results: { name: string; counts: Counts }[] = [];
  for (const step of steps) results.push({ name: step.name, counts: await runStep(step) });
  const total = (of: (counts: Counts) => number) => results.reduce((sum, { counts }) => sum + of(counts), 0);
  console.log('');
  for (const { name, counts } of results) {
    console.log(
      `${counts.failed > 0 ? '✗' : '✓'} ${name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`,
    );
    for (const failure of counts.failures) console.log(`  FAILED: ${failure}`);
    for (const title of counts.skippedTitles) console.log(`  SKIPPED, so not proven: ${title}`);
  }
  const [passed, failed, skipped] = [
    total((counts) => counts.passed),
    total((counts) => counts.failed),
    total((counts) => counts.skipped),
  ];
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed > 0 || passed === 0 ? 1 : 0;
}
