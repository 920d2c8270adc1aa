import { decimalSigns, parseNumber, type DecimalSign } from './numberText.ts';

/** What a column's numbers allow: a decimal sign with its reason, a tie that a person has to break, or no numbers. */
export type DecimalSignFound =
  | { readonly state: 'proven'; readonly sign: DecimalSign; readonly because: string }
  | { readonly state: 'tied'; readonly options: readonly { value: DecimalSign; because: string }[] }
  | { readonly state: 'noNumbers' };

/** Gathers a column's texts one by one and says with which decimal sign they are written. */
export interface DecimalSignProof {
  readonly add: (text: string) => void;
  readonly find: () => DecimalSignFound;
  /** At least half of the texts that were added are numbers under one of the signs. */
  readonly looksLikeNumbers: () => boolean;
}

/** Share of a column's texts that have to be numbers for the column to count as one. */
const enough = 0.5;

export const decimalWords: Record<DecimalSign, string> = { '.': 'a point', ',': 'a comma' };

/**
 * Both signs are tried on every text. Texts that are a number under one sign only (1,234.56) prove it where they
 * outnumber those of the other sign by ten to one; texts that differ under both (1.234) prove nothing.
 */
export function decimalSignProof(): DecimalSignProof {
  const seen = { texts: 0, numbers: 0, differing: 0, only: { '.': 0, ',': 0 }, example: '' };
  return {
    add: (text) => {
      seen.texts += 1;
      const point = parseNumber(text, '.');
      const comma = parseNumber(text, ',');
      if (point === null && comma === null) return;
      seen.numbers += 1;
      if (point === comma) return;
      if (comma === null) seen.only['.'] += 1;
      else if (point === null) seen.only[','] += 1;
      else if (seen.example === '') seen.example = ` ${text}`.slice(1);
      if (point !== null && comma !== null) seen.differing += 1;
    },
    find: () => verdict(seen),
    looksLikeNumbers: () => seen.numbers > 0 && seen.numbers >= seen.texts * enough,
  };
}

type Seen = {
  readonly texts: number;
  readonly numbers: number;
  readonly differing: number;
  readonly only: Readonly<Record<DecimalSign, number>>;
  readonly example: string;
};

function verdict({ texts, numbers, differing, only, example }: Seen): DecimalSignFound {
  if (numbers === 0 || numbers < texts * enough) return { state: 'noNumbers' };
  const sign = only[','] > only['.'] ? ',' : '.';
  const other = sign === '.' ? ',' : '.';
  if (only[sign] > 0 && only[sign] >= 10 * only[other]) {
    const because = `${only[sign]} of ${numbers} numbers can only be read with ${decimalWords[sign]} as decimal sign; ${only[other] === 0 ? 'none' : `only ${only[other]}`} with ${decimalWords[other]}.`;
    return { state: 'proven', sign, because };
  }
  if (differing === 0 && only[sign] === 0) {
    const because = 'The numbers read the same with a point or a comma as decimal sign.';
    return { state: 'proven', sign: '.', because };
  }
  const options = decimalSigns.map((value) => ({ value, because: meaning(value, example, only[value]) }));
  return { state: 'tied', options };
}

function meaning(sign: DecimalSign, example: string, onlySo: number): string {
  if (example === '') return `${onlySo} numbers can only be read with ${decimalWords[sign]} as decimal sign.`;
  return `With ${decimalWords[sign]} as decimal sign “${example}” is ${parseNumber(example, sign)}.`;
}
