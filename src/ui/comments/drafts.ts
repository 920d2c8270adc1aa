/**
 * Unfinished texts, kept in this browser. Each is its writer's alone: whoever comes in with the same browser later
 * does not see it. `place` says on which map, and where there.
 */
export function draftName(person: string, place: string): string {
  return `${prefixOf(person)}${place}`;
}

/** Whoever goes leaves nothing unfinished behind for others to find. */
export function dropDrafts(storage: Storage, person: string): void {
  for (const name of Object.keys(storage)) if (name.startsWith(prefixOf(person))) storage.removeItem(name);
}

function prefixOf(person: string): string {
  return `throughline.draft.${person}.`;
}
