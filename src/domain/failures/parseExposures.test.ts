import { expect, test } from 'vitest';
import { parseExposures } from './parseExposures.ts';

test('the template is read line by line, and a line that does not fit is named', () => {
  const text =
    'touchpoint,period_start,period_end,exposures\npay,2025-01-01,2025-01-31,100\npay,2025-02-01,2025-01-31,1\npay,2025-03-01,2025-03-31,\n';
  const { exposures, problems } = parseExposures(text);
  expect(exposures).toEqual([
    { touchpoint: 'pay', periodStart: '2025-01-01', periodEnd: '2025-01-31', exposures: 100 },
  ]);
  expect(problems.map((problem) => problem.rowNumber)).toEqual([3, 4]);
});

test('other columns are refused with the names that are needed', () => {
  expect(parseExposures('a,b\n').problems[0]?.problem).toContain('touchpoint, period_start');
});
