import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildHindrance, isStale } from './buildIfStale.ts';
import { playwrightCounts } from './playwrightCounts.ts';
import { runSteps } from './runSteps.ts';
import { vitestCounts } from './vitestCounts.ts';

const spec = (title: string, status: string) => ({ title, tests: [{ status }] });
const vitestTest = (fullName: string, status: string) => ({ fullName, status });

describe('what is counted', () => {
  it('counts a skipped or a planned unit test as skipped, never as passed', () => {
    const report = {
      testResults: [
        {
          name: 'a.test.ts',
          status: 'passed',
          assertionResults: [
            vitestTest('works', 'passed'),
            vitestTest('is left out', 'skipped'),
            vitestTest('is planned', 'todo'),
          ],
        },
      ],
    };
    expect(vitestCounts(report)).toEqual({
      passed: 1,
      failed: 0,
      skipped: 2,
      skippedTitles: ['is left out', 'is planned'],
      failures: [],
    });
  });

  it('counts a test file that cannot be loaded as one failure', () => {
    const broken = {
      name: '/x/b.test.ts',
      status: 'failed',
      message: 'no such module',
      assertionResults: [],
    };
    const counts = vitestCounts({ testResults: [broken] });
    expect(counts.failed).toBe(1);
    expect(counts.failures).toEqual(['b.test.ts\n    no such module']);
  });

  it('names what failed, with the beginning of its error and without a terminal’s colours', () => {
    const failed = {
      ...vitestTest('works', 'failed'),
      failureMessages: ['\u001B[31mexpected 1\u001B[39m\n\n    to be 2'],
    };
    const report = { testResults: [{ name: '/x/a.test.ts', status: 'failed', assertionResults: [failed] }] };
    expect(vitestCounts(report).failures).toEqual(['a.test.ts › works\n    expected 1\n    to be 2']);
  });

  it('counts a flaky test in the browser as a failure, and looks into nested suites', () => {
    const flaky = {
      title: 'two',
      tests: [{ status: 'flaky', results: [{ error: { message: 'not visible' } }, {}] }],
    };
    const report = {
      errors: [],
      suites: [
        {
          title: 'a.spec.ts',
          specs: [spec('one', 'expected')],
          suites: [{ title: 'inner', specs: [flaky, spec('three', 'skipped')] }],
        },
      ],
    };
    expect(playwrightCounts(report)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 1,
      skippedTitles: ['inner three'],
      failures: ['inner two\n    not visible'],
    });
  });
});

describe('a run', () => {
  const pass = { name: 'passes', command: ['node', '--eval', ''] } as const;
  const fail = { name: 'fails', command: ['node', '--eval', 'process.exit(3)'] } as const;

  it('passes when every step passes', async () => {
    expect(await runSteps([pass])).toBe(0);
  });

  it('fails on one failed step, and still runs the rest', async () => {
    expect(await runSteps([fail, pass])).toBe(1);
  });

  it('fails when nothing was tested', async () => {
    expect(await runSteps([])).toBe(1);
  });

  it('fails when a step ends well without leaving its report', async () => {
    const report = { file: 'test-results/never-written.json', read: vitestCounts };
    expect(await runSteps([pass, { ...pass, report }])).toBe(1);
  });
});

describe('the built client', () => {
  it('is stale while it is missing, fresh once built, and stale again after a change; who cannot build it is told who can', () => {
    const folder = mkdtempSync(join(tmpdir(), 'throughline-stale-'));
    const write = (file: string, seconds: number) => {
      writeFileSync(join(folder, file), '');
      utimesSync(join(folder, file), seconds, seconds);
    };
    mkdirSync(join(folder, 'src'));
    mkdirSync(join(folder, 'dist'));
    write('src/main.ts', 1_000);
    utimesSync(join(folder, 'src'), 1_000, 1_000);
    expect(isStale(folder)).toBe(true);
    write('dist/index.html', 2_000);
    expect(isStale(folder)).toBe(false);
    write('src/main.ts', 3_000);
    expect(isStale(folder)).toBe(true);
    expect(buildHindrance(folder, () => true)).toBeNull();
    expect(buildHindrance(folder, (path) => !path.endsWith('dist'))).toContain('was built before the code');
    rmSync(join(folder, 'dist'), { recursive: true });
    expect(buildHindrance(folder, () => false)).toMatch(
      /is not built yet, .*npm run build\. Then start again\.$/,
    );
    rmSync(folder, { recursive: true });
  });
});
