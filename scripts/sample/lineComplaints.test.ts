import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { lineComplaintsCsv } from './lineComplaints.ts';

const committed = readFileSync(new URL('../../e2e/files/line-complaints-600.csv', import.meta.url), 'utf8');
const rows = parse<Record<string, string>>(committed, { columns: true, bom: true });

describe('the file of 600 made-up complaints with swapped dates', () => {
  it('is what the generator writes, byte by byte', () => {
    expect(committed === lineComplaintsCsv()).toBe(true);
  });

  it('has 600 rows under 600 numbers, in three subjects', () => {
    expect(new Set(rows.map((row) => row['Ticket #'])).size).toBe(600);
    const counts = [...Map.groupBy(rows, (row) => row['Subject'])].map(([, group]) => group.length);
    expect(counts.toSorted((a, b) => b - a)).toEqual([330, 150, 120]);
  });

  it('lies in April to June 2026 once days up to 12 are swapped back', () => {
    const months = rows.map(({ Date: text = '' }) => {
      const [first, second] = text.split('-').map(Number);
      return first! > 12 ? second! : second! <= 12 ? first! : Number.NaN;
    });
    expect([...new Set(months)].toSorted((a, b) => a - b)).toEqual([4, 5, 6]);
  });
});
