/** "1 row", "4,969 rows": a count in the reader's own format with its noun. */
export function countWords(count: number, one: string, many: string): string {
  return `${count.toLocaleString()} ${count === 1 ? one : many}`;
}
