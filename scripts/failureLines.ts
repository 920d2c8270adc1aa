/** A failed test for the end of the run: its name, then the first lines of its error, indented. */
export function failureLines(name: string, error: string): string {
  // oxlint-disable-next-line no-control-regex -- reason: the colours of a terminal are escape sequences
  const plain = error.replaceAll(/\u001B\[[0-9;]*m/g, '');
  const lines = plain.split('\n').filter((line) => line.trim() !== '');
  return [name, ...lines.slice(0, 12).map((line) => `    ${line.trim().slice(0, 200)}`)].join('\n');
}
