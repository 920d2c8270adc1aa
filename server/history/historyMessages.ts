import type { HistoryCalls } from './HistoryCalls.ts';

/** What the main thread sends to the history's thread; calls are carried out in the order in which they come. */
export type ToHistoryThread =
  | { readonly kind: 'call'; readonly id: number; readonly name: keyof HistoryCalls; readonly wish: unknown }
  | { readonly kind: 'close' };

export type FromHistoryThread =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly error: Error };
