const nullWords = new Set(['', 'none', 'n/a', 'null', '?', '-']);

/** What exports write where there is nothing (formats.md, 7): empty, blank, None, N/A, NULL, ?, -. */
function isEmptyCell(cell: string): boolean {
  return cell.length < 12 && nullWords.has(cell.trim().toLowerCase());
}

/** A cell's text without surrounding space; '' where the cell says that there is nothing. */
export function cellText(cell: string | undefined): string {
  return cell === undefined || isEmptyCell(cell) ? '' : cell.trim();
}
