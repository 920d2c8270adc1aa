import { basename } from 'node:path';
import { z } from 'zod';
import { failureLines } from './failureLines.ts';
import type { Counts } from './step.ts';

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

/**
 * Counts of vitest's JSON report. Only `passed` passes; `failed` fails; all else (skipped, todo, pending) is skipped.
 * A file that could not be loaded has no tests of its own and counts as one failure.
 */
export function vitestCounts(json: unknown): Counts {
  const { testResults } = reportSchema.parse(json);
  const tests = testResults.flatMap((file) => file.assertionResults);
  const brokenFiles = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const skipped = tests.filter((test) => test.status !== 'passed' && test.status !== 'failed');
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    failed: tests.filter((test) => test.status === 'failed').length + brokenFiles.length,
    skipped: skipped.length,
    skippedTitles: skipped.map((test) => test.fullName),
    failures: [
      ...testResults.flatMap((file) =>
        file.assertionResults
          .filter((test) => test.status === 'failed')
          .map((test) =>
            failureLines(`${basename(file.name)} › ${test.fullName}`, test.failureMessages?.[0] ?? ''),
          ),
      ),
      ...brokenFiles.map((file) => failureLines(basename(file.name), file.message ?? '')),
    ],
  };
}
