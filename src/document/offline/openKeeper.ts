import type { CopyKeeper } from './CopyKeeper.ts';
import { indexedDbKeeper } from './indexedDbKeeper.ts';
import { memoryKeeper } from './memoryKeeper.ts';

let opening: Promise<CopyKeeper> | null = null;

/** This browser's keeper of copies, opened once a page; in memory where the browser keeps nothing for us. */
export function openKeeper(): Promise<CopyKeeper> {
  return (opening ??= open());
}

async function open(): Promise<CopyKeeper> {
  try {
    return await indexedDbKeeper();
  } catch {
    // reason: some private windows refuse; the map then works online, and the sign says that nothing is kept here
    return memoryKeeper();
  }
}
