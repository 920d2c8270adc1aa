import type { OddFile } from './OddFile.ts';
import { oddTexts } from './oddTexts.ts';
import { oddWorkbooks } from './oddWorkbooks.ts';

/** The table of verdicts; only grows. Every file has the columns Day and What where it has columns at all. */
export const oddFiles: readonly OddFile[] = [...oddTexts, ...oddWorkbooks];
