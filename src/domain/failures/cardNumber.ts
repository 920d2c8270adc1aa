const run = /(?<![\d\p{L}])(?<!\d[.,])\d+(?:[ \u00a0\u202f.\-–]\d+)*(?![\d\p{L}])/gu;
const group = /\d+/g;
const enoughDigits = /\d(?:[ \u00a0\u202f.\-–]?\d){13}/;
const mostGroups = 7;

/** First digits of each network with the lengths that it issues (ISO/IEC 7812). */
const networks: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^4/, [16, 19]],
  [/^(5[1-5]|2(22[1-9]|2[3-9]|[3-6]|7[01]|720))/, [16]],
  [/^3[47]/, [15]],
  [/^(6011|64[4-9]|65)/, [16, 19]],
  [/^(30[0-5]|3[689])/, [14, 16]],
  [/^35(2[89]|[3-8])/, [16]],
  [/^62/, [16, 17, 18, 19]],
  [/^(50|5[6-9]|6)/, [16, 18, 19]],
];

/** Where payment cards stand in a text: a network's first digits and length, Luhn's check; in groups or not. */
export function findCards(text: string): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  if (!enoughDigits.test(text)) return found;
  for (const { index, 0: whole } of text.matchAll(run)) {
    if (whole.length < 14) continue;
    const groups = [...whole.matchAll(group)].map(
      (part) => [part.index, part.index + part[0].length] as const,
    );
    for (const [from, to] of cardsIn(whole, groups)) found.push([index + from, index + to]);
  }
  return found;
}

/** The cards that begin and end with whole groups of a run of digits, one after the other. */
function cardsIn(
  run: string,
  groups: readonly (readonly [number, number])[],
): readonly (readonly [number, number])[] {
  const cards: [number, number][] = [];
  for (const [index, [from]] of groups.entries()) {
    if (!/[2-6]/.test(run.charAt(from)) || from < (cards.at(-1)?.[1] ?? 0)) continue;
    const ends = groups.slice(index, index + mostGroups).map(([, end]) => end);
    const to = ends.findLast((end) => end - from >= 14 && isCard(run.slice(from, end).replaceAll(/\D/g, '')));
    if (to !== undefined) cards.push([from, to]);
  }
  return cards;
}

function isCard(digits: string): boolean {
  const isIssued = networks.some(([first, lengths]) => lengths.includes(digits.length) && first.test(digits));
  return isIssued && new Set(digits).size > 1 && passesLuhn(digits);
}

/** Luhn's check (ISO/IEC 7812-1). */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits.at(-1 - place));
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
