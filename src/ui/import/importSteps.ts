import type { Examination } from '#domain/failures/examineFile.ts';
import type { ImportSettings } from '#domain/failures/importSettings.ts';
import type { TabPreview } from '#workers/readFileMessages.ts';
import type { ImportResult } from './sendFile.ts';

/** What a person has said about the file so far, over what the file proves and suggests. */
export type ImportAnswers = ImportSettings;

/** Where the import of one file stands. Until `sending`, nothing has left the tab. */
export type ImportStep =
  | { readonly at: 'choose'; readonly problem: string | null }
  | { readonly at: 'reading'; readonly share: number; readonly words: string }
  | { readonly at: 'settle'; readonly examination: Examination; readonly problem: string | null }
  | { readonly at: 'preview'; readonly preview: TabPreview; readonly problem: string | null }
  | { readonly at: 'sending'; readonly share: number }
  | { readonly at: 'done'; readonly result: ImportResult; readonly problem: string | null };
