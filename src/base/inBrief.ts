const mostCharacters = 100;

/** A text as it stands in a sentence: its beginning, where it is long. */
export function inBrief(text: string): string {
  const characters = [...text.trim()];
  return characters.length <= mostCharacters
    ? characters.join('')
    : `${characters.slice(0, mostCharacters).join('')} …`;
}
