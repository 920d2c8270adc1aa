/** Until when something lasts, in the reader's own format; `at` is ISO 8601, null without an end. */
export function endWords(at: string | null): string {
  if (at === null) return 'no end';
  return `until ${new Date(at).toLocaleString(undefined, { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })}`;
}
