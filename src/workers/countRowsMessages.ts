import type { NumbersQuestion } from '#domain/failures/cube/CubeDesk.ts';
import type { CountedNumbers } from '#domain/failures/cube/readNumbers.ts';
import type { FailureTables } from '#domain/failures/failureTable.ts';
import type { AssignmentMap } from '#domain/failures/keyAssigner.ts';

/** `load` is answered by `loaded` or `notLoaded`, `ask` by `counted` or `failed`, `tallies` by `tables`. `map` null = as in the message before: it is large, and a brush does not change it. */
export type ToCountRowsWorker =
  | { readonly kind: 'open'; readonly mapId: string }
  | { readonly kind: 'load'; readonly revisions: string }
  | { readonly kind: 'tallies'; readonly no: number; readonly bytes: ArrayBuffer }
  | {
      readonly kind: 'ask';
      readonly of: 'rows' | 'tallies';
      readonly revisions: string;
      readonly question: Omit<NumbersQuestion, 'map'> & { readonly map: AssignmentMap | null };
    };

/** What a brush leaves as it is, and so is not sent again: null = as in the answer before. */
export type SentNumbers = Omit<CountedNumbers, 'whole' | 'frame'> & {
  readonly [part in 'whole' | 'frame']: CountedNumbers[part] | null;
};

export type FromCountRowsWorker =
  | { readonly kind: 'loaded'; readonly revisions: string }
  | { readonly kind: 'notLoaded'; readonly revisions: string }
  | { readonly kind: 'counted'; readonly numbers: SentNumbers }
  | { readonly kind: 'tables'; readonly no: number; readonly tables: FailureTables | null }
  | { readonly kind: 'failed'; readonly problem: string };
