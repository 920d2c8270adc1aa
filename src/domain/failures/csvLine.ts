/**
 * Cells that a spreadsheet would run as a formula: by their first character, also full-width, also after space and after
 * what is not seen.
 */
const runsAsFormula = /^[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠]|^\s*[\t\r\n\0]/u;
const plainNumber = /^-?\d+(?:\.\d+)?$/;

/** One line of a CSV file that no spreadsheet runs: quoted where needed, formulas made text by an apostrophe. */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: string | number): string {
  if (typeof cell === 'number') return String(cell);
  const text = runsAsFormula.test(cell) && !plainNumber.test(cell) ? `'${cell}` : cell;
  return /[",\r\n\0]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""').replaceAll('\0', '')}"` : text;
}
