/** Letters with their marks, digits; a sign of a script written without spaces, or a pictogram, is a word alone. */
const word =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{Extended_Pictographic}]|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}])[\p{L}\p{M}\p{N}])+/gu;
/** The same for texts of ASCII, which most are: several times faster. */
const asciiWord = /[a-z0-9]+/g;
// reason: the range names every character of ASCII, control characters included.
// oxlint-disable-next-line no-control-regex
const isAscii = /^[\u0000-\u007f]*$/;

/**
 * A text as its words between single blanks, a blank at both ends, compatible forms and cases made alike (NFKC, lower
 * case): two texts that read the same to a person are the same here. '' where there is no word.
 */
export function plainWords(text: string): string {
  const words = isAscii.test(text)
    ? text.toLowerCase().match(asciiWord)
    : text.normalize('NFKC').toLowerCase().normalize('NFKC').match(word);
  return words === null ? '' : ` ${words.join(' ')} `;
}
