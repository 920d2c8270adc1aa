import { csvLine } from './csvLine.ts';
import type { RejectedRow } from './previewFile.ts';

/** Rejected rows as a CSV file of their original cells, led by row number, column and reason. */
export function rejectsCsv(headings: readonly string[], rejected: readonly RejectedRow[]): string {
  const head = csvLine(['Row', 'Column', 'Reason', ...headings]);
  const lines = rejected.map(({ rowNumber, column, problem, cells }) =>
    csvLine([rowNumber, column ?? '', problem, ...cells]),
  );
  return head + lines.join('');
}
