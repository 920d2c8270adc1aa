import { createStore } from 'zustand/vanilla';

/** A file that was dropped somewhere on the page and waits for the wizard; this tab's only. */
export const importStore = createStore<{ readonly dropped: File | null }>(() => ({ dropped: null }));
