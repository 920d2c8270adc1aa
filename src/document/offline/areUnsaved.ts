import type { StoredUpdate } from './CopyKeeper.ts';

/** Whether `keys` are all that is unsaved among the updates of a room. */
export function areUnsaved(
  keys: readonly number[],
  updates: readonly Pick<StoredUpdate, 'key' | 'isUnsaved'>[],
): boolean {
  const unsaved = new Set(updates.filter(({ isUnsaved }) => isUnsaved).map(({ key }) => key));
  return unsaved.size === keys.length && keys.every((key) => unsaved.has(key));
}
