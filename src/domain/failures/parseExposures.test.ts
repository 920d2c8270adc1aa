import { describe, expect, test } from 'vitest';
import { exposuresCsv } from './exposuresCsv.ts';
import { parseExposures } from './parseExposures.ts';

const head = 'touchpoint,period_start,period_end,exposures';
const january = { periodStart: '2025-01-01', periodEnd: '2025-01-31' };

describe('an exposures file', () => {
  test('is read line by line; lines without a number are left out, one that does not fit is named', () => {
    const text = `${head}\npay,2025-01-01,2025-01-31,100\npay,2025-02-01,2025-01-31,1\npay,2025-03-01,2025-03-31,\npay,2025-04-01,2025-04-31,many\n`;
    const { exposures, problems, left } = parseExposures(text);
    expect(exposures).toEqual([{ touchpoint: 'pay', ...january, exposures: 100 }]);
    expect(problems.map(({ rowNumber }) => rowNumber)).toEqual([3, 5]);
    expect(problems[1]?.problem).toContain('2025-04-31');
    expect(left).toBe(1);
  });

  test.each(['1.200', '1,200', '12.345.678'])('%s customers are asked for as a plain number', (count) => {
    const { exposures, problems } = parseExposures(
      `${head.replaceAll(',', ';')}\npay;2025-01-01;2025-01-31;${count}\n`,
    );
    expect(exposures).toEqual([]);
    expect(problems).toEqual([
      { rowNumber: 2, problem: `exposures “${count}” has to be a plain number such as 1200.` },
    ]);
  });

  test('with other columns is refused with the names that are needed', () => {
    expect(parseExposures('a,b\n').problems[0]?.problem).toContain('touchpoint, period_start');
  });

  test('may name the satisfied, be divided by semicolons and write its headings large', () => {
    const text =
      '\ufeffTouchpoint;Period_start;Period_end;Exposures;Satisfied\npay;2025-01-01;2025-01-31;100;40\n';
    expect(parseExposures(text)).toEqual({
      exposures: [{ touchpoint: 'pay', ...january, exposures: 100, satisfied: 40 }],
      problems: [],
      left: 0,
    });
    expect(parseExposures(`${head},satisfied\npay,2025-01-01,2025-01-31,10,40\n`).problems).toHaveLength(1);
  });

  test('names places by id or by exact name; what two are called, and what none is called, is refused by row', () => {
    const places = [
      { id: 't1', name: 'Pay' },
      { id: 't2', name: 'Call' },
      { id: 't3', name: 'Call' },
    ];
    const lines = ['t2', 'Pay', 'Call', 'pay'].map((name) => `${name},2025-01-01,2025-01-31,5`);
    const { exposures, problems } = parseExposures([head, ...lines].join('\n'), { places, stored: [] });
    expect(exposures.map(({ touchpoint }) => touchpoint)).toEqual(['t2', 't1']);
    expect(problems.map(({ rowNumber }) => rowNumber)).toEqual([4, 5]);
    expect(problems[0]?.problem).toContain('t2 or t3');
  });

  test('with periods that overlap, or twice the same, names the row', () => {
    const lines = ['2025-01-01,2025-01-31', '2025-01-31,2025-02-28', '2025-01-01,2025-01-31'];
    const { problems } = parseExposures([head, ...lines.map((days) => `pay,${days},5`)].join('\n'));
    expect(problems.map(({ rowNumber }) => rowNumber)).toEqual([3, 4]);
  });

  test('replaces an equal stored period, and names the row that overlaps another stored one', () => {
    const known = {
      places: [{ id: 'pay', name: '' }],
      stored: [{ touchpoint: 'pay', ...january, exposures: 9 }],
    };
    const lines = ['pay,2025-01-01,2025-01-31,5', 'pay,2025-01-31,2025-02-28,5'];
    const { exposures, problems } = parseExposures([head, ...lines].join('\n'), known);
    expect(exposures).toHaveLength(1);
    expect(problems).toMatchObject([{ rowNumber: 3 }]);
  });
});

describe('the template', () => {
  const places = [
    { id: 't1', name: 'Pay, by card' },
    { id: 't2', name: '=Call' },
    { id: 't3', name: 'Wait' },
    { id: 't4', name: 'Wait' },
  ];
  const stored = [
    { touchpoint: 't1', ...january, exposures: 100, satisfied: 40 },
    { touchpoint: 't3', periodStart: '2025-01-10', periodEnd: '2025-02-10', exposures: 7 },
  ];

  test('has every place and month, and what is stored already', () => {
    const lines = exposuresCsv({ places, months: [2025 * 12, 2025 * 12 + 1], stored })
      .trimEnd()
      .split('\r\n');
    expect(lines[0]).toBe(`${head},satisfied`);
    expect(lines).toContain('"Pay, by card",2025-01-01,2025-01-31,100,40');
    expect(lines).toContain('"Pay, by card",2025-02-01,2025-02-28,,');
    expect(lines).toContain('t3,2025-01-10,2025-02-10,7,');
    expect(lines.filter((line) => line.startsWith('t3'))).toHaveLength(1);
    expect(lines).toHaveLength(1 + 2 + 2 + 1 + 2);
  });

  test('comes back as what is stored', () => {
    const text = exposuresCsv({ places, months: [2025 * 12, 2025 * 12 + 1], stored });
    expect(parseExposures(text, { places, stored })).toEqual({ exposures: stored, problems: [], left: 5 });
  });
});
