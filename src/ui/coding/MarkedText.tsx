import styles from './Coding.module.css';

/** A text with the words marked that spoke for a place. */
export function MarkedText({ text, words }: { readonly text: string; readonly words: readonly string[] }) {
  const wanted = words.filter((word) => word !== '').toSorted((a, b) => b.length - a.length);
  if (wanted.length === 0) return text || 'No words recorded';
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{N}])(${wanted.map(toPattern).join('|')})(?![\p{L}\p{N}])`,
    'giu',
  );
  const parts = text.split(pattern);
  return parts.map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // oxlint-disable-next-line react/no-array-index-key -- reason: parts of one text have no name but their turn
      <mark key={index} className={styles.mark}>
        {part}
      </mark>
    ),
  );
}

/** The words of a pair may have any signs between them in the text. */
function toPattern(word: string): string {
  return word
    .split(' ')
    .map((each) => each.replaceAll(/[^\p{L}\p{N}]/gu, String.raw`\$&`))
    .join(String.raw`[^\p{L}\p{N}]+`);
}
