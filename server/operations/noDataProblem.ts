import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dataFiles } from '#server/storage/dataFiles.ts';

/** Why there is nothing to work on in a data folder, as a sentence; null where there is. */
export function noDataProblem(dataDir: string): string | null {
  if (!existsSync(dataDir)) return `There is no data folder ${dataDir}.`;
  if (dataFiles.some(({ name }) => existsSync(join(dataDir, name)))) return null;
  return `There is no data in ${dataDir}: it is another folder, or its disk is not mounted. Nothing was done.`;
}
