import type { NumbersQuestion } from '#domain/failures/cube/CubeDesk.ts';
import type { Numbers } from '#domain/failures/cube/readNumbers.ts';
import type { FailureTables } from '#domain/failures/failureTable.ts';

/** `superseded`: a newer question came before this one was looked at. */
export type RowAnswer =
  | { readonly state: 'counted'; readonly numbers: Numbers }
  | { readonly state: 'superseded' }
  | { readonly state: 'failed'; readonly problem: string };

/** Counts the rows themselves, elsewhere than on the main thread. */
export type RowCounter = {
  /** Gets ready for questions about the datasets' state that `revisions` names; whether that worked. */
  readonly open: (revisions: string) => Promise<boolean>;
  /** Whether it is: then an answer takes a few milliseconds. */
  readonly isReady: (revisions: string) => boolean;
  /** `revisions` names the datasets' state that the answer has to be of. The newest question wins. */
  readonly ask: (question: NumbersQuestion, revisions: string, of: 'rows' | 'tallies') => Promise<RowAnswer>;
  /**
   * Reads long tallies elsewhere, as `readTallies` does, and keeps them there to be asked about; the bytes are gone from
   * here afterwards.
   */
  readonly readTallies: (bytes: ArrayBuffer) => Promise<FailureTables | null>;
  readonly stop: () => void;
};
