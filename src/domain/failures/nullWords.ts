const nullWords = new Set(['', 'none', 'n/a', 'null', '?', '-']);
const longestNullWord = 4;

/**
 * A cell's text without surrounding space; '' where it says that there is nothing, as exports do with: empty, blank,
 * None, N/A, NULL, ?, - (formats.md, 7).
 */
export function cellText(cell: string | undefined): string {
  const text = cell === undefined ? '' : cell.trim();
  return text.length <= longestNullWord && nullWords.has(text.toLowerCase()) ? '' : text;
}
