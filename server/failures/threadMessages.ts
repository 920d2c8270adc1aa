import type { FailureCalls } from './FailureCalls.ts';

/** What the main thread sends to the failures' thread. */
export type ToThread =
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly name: keyof FailureCalls;
      readonly wish: unknown;
    }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'close' };

/** What it answers; `opened` comes once, first. */
export type FromThread =
  | { readonly kind: 'opened' }
  | { readonly kind: 'refusedToOpen'; readonly problem: string }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly error: Error };
