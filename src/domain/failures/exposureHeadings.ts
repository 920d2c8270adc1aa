/** The columns of an exposures file; `satisfied` may be missing. */
export const exposureHeadings = ['touchpoint', 'period_start', 'period_end', 'exposures'] as const;

/** Whether a file's beginning has the headings of exposures, whatever divides them. */
export function hasExposureHeadings(text: string): boolean {
  const cells = headingsOf(text);
  return exposureHeadings.every((heading) => cells.includes(heading));
}

/** The first line's cells, lower case. */
export function headingsOf(text: string): readonly string[] {
  const [head = ''] = text.replace(/^\ufeff/, '').split(/[\r\n]/, 1);
  return head.split(/[,;\t]/).map((cell) => cell.replaceAll('"', '').trim().toLowerCase());
}
