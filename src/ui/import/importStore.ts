import { createStore } from 'zustand/vanilla';

/**
 * Files that wait for who reads them, this tab's only: one that was `dropped` somewhere on the page for the wizard,
 * and one of `exposures` for their editor.
 */
export const importStore = createStore<{ readonly dropped: File | null; readonly exposures: File | null }>(
  () => ({ dropped: null, exposures: null }),
);
