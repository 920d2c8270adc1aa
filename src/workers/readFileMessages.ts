import type { Examination } from '#domain/failures/examineFile.ts';
import type { ImportSettings } from '#domain/failures/importSettings.ts';
import type { Preview, RejectedRow } from '#domain/failures/previewFile.ts';
import type { ImportHints } from '#domain/failures/proof.ts';

/** A preview as the tab gets it: the cells of rejected rows stay in the worker, which writes them as a file. */
export type TabPreview = Omit<Preview, 'rejected'> & {
  readonly rejected: readonly Omit<RejectedRow, 'cells'>[];
};

/** What the worker can be asked; a new question ends the one before. `rejects` follows a preview. */
export type ReadFileQuestion =
  | { readonly kind: 'examine'; readonly settings: ImportSettings }
  | { readonly kind: 'preview'; readonly settings: ImportSettings }
  | { readonly kind: 'rejects' };

export interface ReadFileAnswers {
  /** `fileHash` knows the same file again, whatever it is called. */
  readonly examine: Examination & { readonly fileHash: string };
  readonly preview: TabPreview;
  readonly rejects: Blob;
}

/** `refused` carries a sentence for people; `cancelled` = another question came, or the reading was closed. */
export type ReadFileResult<T> =
  | { readonly state: 'done'; readonly value: T }
  | { readonly state: 'refused'; readonly problem: string }
  | { readonly state: 'cancelled' };

export type ToReadFileWorker =
  | { readonly kind: 'open'; readonly file: File; readonly hints: ImportHints }
  | { readonly kind: 'ask'; readonly id: number; readonly question: ReadFileQuestion };

export type FromReadFileWorker =
  | { readonly kind: 'progress'; readonly id: number; readonly share: number }
  | {
      readonly kind: 'result';
      readonly id: number;
      readonly result: ReadFileResult<ReadFileAnswers[keyof ReadFileAnswers]>;
    };
