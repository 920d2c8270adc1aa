/**
 * Breaks a text into at most `most` lines no wider than `width`; what does not fit ends in an ellipsis. `measure`
 * gives a text's width in the same unit.
 */
export function wrapWords(
  text: string,
  width: number,
  most: number,
  measure: (text: string) => number,
): string[] {
  const lines: string[] = [];
  let line = '';
  const words = text.split(/\s+/).filter((word) => word !== '');
  for (const [at, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (lines.length === most - 1)
      return [...lines, shorten([line, ...words.slice(at)].join(' '), width, measure)];
    lines.push(shorten(line, width, measure));
    line = word;
  }
  return line === '' ? lines : [...lines, shorten(line, width, measure)];
}

function shorten(text: string, width: number, measure: (text: string) => number): string {
  if (measure(text) <= width) return text;
  let kept = text;
  while (kept.length > 1 && measure(`${kept}…`) > width) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}
