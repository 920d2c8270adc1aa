import { z } from 'zod';
import { failureLines } from './failureLines.ts';
import type { Counts } from './step.ts';

const errorSchema = z.object({ message: z.string().optional() });
const specSchema = z.object({
  title: z.string(),
  tests: z.array(
    z.object({
      status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']),
      results: z.array(z.object({ error: errorSchema.optional() })).optional(),
    }),
  ),
});
type Suite = {
  readonly title: string;
  readonly specs: readonly z.infer<typeof specSchema>[];
  readonly suites?: readonly Suite[] | undefined;
};
const suiteSchema: z.ZodType<Suite> = z.object({
  title: z.string(),
  specs: z.array(specSchema),
  suites: z.lazy(() => z.array(suiteSchema)).optional(),
});
const reportSchema = z.object({ suites: z.array(suiteSchema), errors: z.array(errorSchema) });

/** Counts of Playwright's JSON report. Flaky is a failure: a test that passes at times proves nothing. */
export function playwrightCounts(json: unknown): Counts {
  const { suites, errors } = reportSchema.parse(json);
  const tests = suites.flatMap((suite) => testsOf(suite));
  const withStatus = (status: string) => tests.filter((test) => test.status === status);
  return {
    passed: withStatus('expected').length,
    failed: withStatus('unexpected').length + withStatus('flaky').length + errors.length,
    skipped: withStatus('skipped').length,
    skippedTitles: withStatus('skipped').map((test) => test.title),
    failures: [
      ...[...withStatus('unexpected'), ...withStatus('flaky')].map((test) =>
        failureLines(test.title, test.error),
      ),
      ...errors.map((error) => failureLines('outside the tests', error.message ?? '')),
    ],
  };
}

function testsOf(suite: Suite): { title: string; status: string; error: string }[] {
  const own = suite.specs.flatMap((spec) =>
    spec.tests.map((test) => ({
      title: `${suite.title} ${spec.title}`,
      status: test.status,
      error: test.results?.find(({ error }) => error)?.error?.message ?? '',
    })),
  );
  return [...own, ...(suite.suites ?? []).flatMap(testsOf)];
}
