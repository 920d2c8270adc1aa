/** What a UTF-16 unit of a normalised text is: between words, part of a word, or a sign that stands for itself. */
export const unitKinds = { gap: 0, word: 1, sign: 2 } as const;

/** The kind of each UTF-16 unit. The halves of emoji and of rare letters count as word. */
export const unitKind: Readonly<Uint8Array> = kindOfEachUnit();

function kindOfEachUnit(): Uint8Array {
  const ofWords = /[\p{L}\p{M}\p{N}\p{Co}\p{Cs}]/u;
  const ofGaps = /[\s\p{Cc}\p{Cf}\p{Z}]/u;
  return Uint8Array.from({ length: 65_536 }, (_, unit) => {
    const letter = String.fromCharCode(unit);
    if (ofWords.test(letter)) return unitKinds.word;
    return ofGaps.test(letter) ? unitKinds.gap : unitKinds.sign;
  });
}
