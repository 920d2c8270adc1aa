import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { mayMakeIn } from './mayMakeIn.ts';

/** Why a path cannot be the data folder, as a sentence; null where a folder is there or can be made. */
export function dataDirProblem(dataDir: string): string | null {
  const got = `DATA_DIR (--data-dir) got "${dataDir}"; it takes a folder`;
  const there = nearest(dataDir);
  if (!statSync(there).isDirectory()) return `${got}, and ${there} is a file.`;
  if (there === dataDir || mayMakeIn(there)) return null;
  return `${got}, and this user can neither see one there nor make it in ${there}.`;
}

/** The path itself, or the folder above it that is there. */
function nearest(path: string): string {
  return existsSync(path) ? path : nearest(dirname(path));
}
