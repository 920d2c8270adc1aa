/** What looks like a Latin letter in Cyrillic, Greek and phonetic writing, capital or small, under that letter. */
const lookAlikes: Readonly<Record<string, string>> = {
  a: 'аАαΑɑ',
  b: 'ВвΒЬьβ',
  c: 'сСςϲϹ',
  d: 'ԁԀ',
  e: 'еЕΕҽ',
  f: 'ϝſ',
  g: 'ɡԌ',
  h: 'НнһҺΗ',
  i: 'іІιΙıɩ',
  j: 'јЈϳͿȷ',
  k: 'КкΚκ',
  l: 'ӏӀ',
  m: 'МмΜ',
  n: 'пηΝ',
  o: 'оОοΟσ',
  p: 'рРρΡ',
  q: 'ԛԚ',
  r: 'г',
  s: 'ѕЅ',
  t: 'ТтΤτ',
  u: 'υμ',
  v: 'ѵѴν',
  w: 'ԝԜшω',
  x: 'хХχΧ',
  y: 'уУүҮγΥ',
  z: 'Ζ',
  3: 'зЗ',
};
const latinBySign = new Map(
  Object.entries(lookAlikes).flatMap(([latin, signs]) => [...signs].map((sign) => [sign, latin] as const)),
);
/** Marks above, below or through a letter; with most letters that have them they are one sign. */
const marks = /[\u0300-\u036F\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F]/gu;
const unseen = /[\p{Default_Ignorable_Code_Point}\p{C}]/gu;

/** Names that are the same name, however they are typed. */
export function comparableName(name: string): string {
  return oneBlank(name.replace(unseen, '').normalize('NFKC')).toLowerCase();
}

/**
 * Names that people take for the same on a screen. Some that are not alike come out the same: it decides about a number
 * behind a name, and nothing else. Accents that make a letter another stay, so that Hoa and Hòa are two.
 */
export function looksOf(name: string): string {
  // An accent is taken off its letter first: a Cyrillic ё is a Latin ë too.
  const apart = inLatin(inLatin(name.replace(unseen, '')).normalize('NFKD'));
  const small = oneBlank(apart.normalize('NFC')).toLowerCase();
  return small.replace(marks, '').replaceAll(/[1i|]/g, 'l').replaceAll('0', 'o');
}

function inLatin(text: string): string {
  return [...text].map((sign) => latinBySign.get(sign) ?? sign).join('');
}

function oneBlank(text: string): string {
  return text.replaceAll(/[\s\u2800]+/gu, ' ').trim();
}
