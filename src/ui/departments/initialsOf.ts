/** One or two capital letters for a name: "Customer Care" → CC, "Logistics" → LO. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s&/-]+/).filter((word) => word !== '');
  const letters = words.length > 1 ? words.slice(0, 2).map(firstLetter) : [...(words[0] ?? '')].slice(0, 2);
  return letters.join('').toLocaleUpperCase();
}

function firstLetter(word: string): string {
  return [...word][0] ?? '';
}
