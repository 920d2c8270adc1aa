import { useMemo } from 'react';
import { useMap, useNumbers, useTallies } from '#actions/session.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { numberWords, type NumberWords } from '#domain/lenses/numberWords.ts';
import { whatToFix, type WhatToFix } from '#domain/lenses/whatToFix.ts';

export type Board = {
  readonly map: JourneyMap;
  readonly words: NumberWords;
  readonly ranked: WhatToFix;
};

/** The map's failure modes and fixes, ranked, from all failures counted: the same for everybody who looks. */
export function useWhatToFix(): Board {
  const map = useMap((each) => each);
  const whole = useNumbers((numbers) => numbers.whole);
  const tables = useTallies((state) => state.tables);
  const { currency } = map.meta;
  const words = useMemo(() => numberWords(navigator.language, currency), [currency]);
  const ranked = useMemo(() => whatToFix(map, whole, tables), [map, whole, tables]);
  return { map, words, ranked };
}
