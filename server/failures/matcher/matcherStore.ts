import type { DatabaseSync } from 'node:sqlite';
import {
  keepMatcher,
  keepMatches,
  raiseRevisions,
  readMatcher,
  readModel,
  unseenRows,
  wantMatcher,
} from './matcherTable.ts';
import type { MatcherStoreCalls } from './MatcherStoreCalls.ts';
import { learningTexts, undecidedRows } from './rowsByAssignment.ts';

type Answered<K extends keyof MatcherStoreCalls> = ReturnType<MatcherStoreCalls[K]>;

/** The matchers' calls as the failures' thread carries them out. */
export function matcherStore(db: DatabaseSync): {
  [K in keyof MatcherStoreCalls]: (
    wish: Parameters<MatcherStoreCalls[K]>[0],
  ) => Answered<K> | Promise<Answered<K>>;
} {
  return {
    learningTexts: (wish) => learningTexts(db, wish),
    matcher: (mapId) => readMatcher(db, mapId),
    matcherModel: (mapId) => readModel(db, mapId),
    keepMatcher: (wish) => keepMatcher(db, wish),
    wantMatcher: (wish) => wantMatcher(db, wish),
    unseenRows: (mapId) => unseenRows(db, mapId),
    keepMatches: (seen) => keepMatches(db, seen),
    raiseRevisions: (wish) => raiseRevisions(db, wish),
    undecidedRows: (wish) => undecidedRows(db, wish),
  };
}
