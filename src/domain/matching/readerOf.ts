import { memoizeByRef } from '#base/memoizeByRef.ts';
import type { Matcher } from './matcher.ts';
import { vectorReader } from './textVector.ts';

/** A matcher's working room, made once: its vocabulary is large, and texts come by the million. */
export const readerOf = memoizeByRef((matcher: Matcher) => ({
  read: vectorReader(matcher.vocabulary),
  scores: new Float64Array(matcher.labels.length),
  shares: new Float64Array(matcher.labels.length),
}));
