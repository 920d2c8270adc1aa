/** What a thread is told that `ThreadCalls` asks; it hears `call` in the order of the calls. */
export type ToThread<Calls> =
  | { readonly kind: 'call'; readonly id: number; readonly name: keyof Calls; readonly wish: unknown }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'close' };

/** What it says: each call is answered or failed once, and may tell before how far it is (0 to 1). */
export type FromThread =
  | { readonly kind: 'share'; readonly id: number; readonly share: number }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly error: Error };
