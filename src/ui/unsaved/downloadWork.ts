import type { UnsavedWork } from '#document/offline/unsavedWork.ts';
import { saveAs } from '../files/saveAs.ts';

/** The list as a file: what was changed in words, and the same as a plan of edits. */
export function downloadWork({ mapId, at, things, changes, whole }: UnsavedWork): void {
  const when = new Date(at).toISOString();
  const content = { throughlineUnsavedWork: 1, map: mapId, at: when, things, changes, whole };
  const file = new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' });
  saveAs(file, `unsaved work ${when.slice(0, 16).replace('T', ' ').replace(':', '.')}.json`);
}
