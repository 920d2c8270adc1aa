import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { cityReportsCsv } from './cityReportsCsv.ts';

const committed = readFileSync(new URL('../../e2e/files/animal-complaints-200.csv', import.meta.url), 'utf8');
const rows = parse<Record<string, string>>(committed, { columns: true });

describe('the file of 200 made-up city reports', () => {
  it('is what the generator writes, byte by byte, with CRLF', () => {
    expect(committed === cityReportsCsv()).toBe(true);
    expect(committed.split('\r\n')).toHaveLength(202);
    expect(committed.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('has 200 rows of 31 columns under 200 keys', () => {
    expect(rows).toHaveLength(200);
    expect(Object.keys(rows[0]!)).toHaveLength(31);
    expect(new Set(rows.map((row) => row['Unique Key'])).size).toBe(200);
  });

  it('counts 72, 58, 31, 17 and 9 in its five largest types and 13 in the others', () => {
    const counts = [...Map.groupBy(rows, (row) => row['Complaint Type'])]
      .map(([type, group]) => [type, group.length])
      .toSorted((a, b) => Number(b[1]) - Number(a[1]));
    expect(counts).toEqual([
      ['Animal Neglect', 72],
      ['Rodent Sighting', 58],
      ['Dead Animal', 31],
      ['Unleashed Dog', 17],
      ['Animal Kept Illegally', 9],
      ['Bird Colony', 5],
      ['Wasp Nest', 4],
      ['Pet Shop', 3],
      ['Fish Pond', 1],
    ]);
  });

  it('writes month before day, which days above 12 prove, and no time that a clock change skips', () => {
    const dates = rows.map((row) =>
      /^(\d{1,2})\/(\d{1,2})\/2026 (\d{1,2}):\d\d$/.exec(row['Created Date']!)!,
    );
    expect(dates.every((date) => Number(date[1]) <= 3 && Number(date[3]) !== 2)).toBe(true);
    expect(dates.filter((date) => Number(date[2]) > 12).length).toBeGreaterThan(100);
  });
});
