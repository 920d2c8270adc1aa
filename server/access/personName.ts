import { z } from 'zod';

/** As many as presence shows. */
export const longestName = 60;

/** Signs that nobody sees, or that turn the writing around them the other way. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu;
/** Blanks of all widths; U+2800 is a braille sign without a dot. */
const blanks = /[\p{Zs}\u2800]+/gu;

/** Persian and the Indian scripts spell with joiners. */
const joining =
  '[\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Guru}\\p{scx=Gujr}\\p{scx=Orya}\\p{scx=Taml}' +
  '\\p{scx=Telu}\\p{scx=Knda}\\p{scx=Mlym}\\p{scx=Sinh}\\p{scx=Khmr}\\p{scx=Mymr}\\p{scx=Mong}\\p{scx=Tibt}]';
const joinedLetters = new RegExp(
  `(?<=(?=[\\p{L}\\p{M}])${joining})[\\u200C\\u200D](?=(?=\\p{L})${joining})`,
  'u',
);
/** A family is one picture, of several with joiners between them. */
const joinedPictures =
  /(?<=\p{Extended_Pictographic}\uFE0F?|\p{Emoji_Modifier})\u200D(?=\p{Extended_Pictographic})/u;
/** Says which shape of the sign before it is meant: a heart in red, a Japanese name as its owner writes it. */
const shapes = /(?<=[\p{Script=Han}\p{Script=Mongolian}\p{Emoji}])\p{Variation_Selector}/u;
const needed = new RegExp(
  [joinedLetters, joinedPictures, shapes].map(({ source }) => source).join('|'),
  'gu',
);

/** What a guest calls themselves: one line, without what nobody sees. Such signs come along when a name is pasted. */
export const personNameSchema = z
  .string()
  .overwrite(cleanName)
  .min(1)
  .max(longestName)
  .regex(/^[^\p{Cc}\u2028\u2029]+$/u, 'a name has no line breaks or control characters');

function cleanName(name: string): string {
  const isNeeded = new Set([...name.matchAll(needed)].map(({ index }) => index));
  const seen = name.replace(unseen, (sign, index: number) => (isNeeded.has(index) ? sign : ''));
  return seen.replace(blanks, ' ').trim();
}
