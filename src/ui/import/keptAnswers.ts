import { z } from 'zod';
import { importSettingsSchema } from '#domain/failures/importSettings.ts';
import type { ImportAnswers } from './importSteps.ts';

const key = 'throughline.importAnswers';
const mostFiles = 20;
const keptSchema = z.array(z.object({ hash: z.string(), answers: importSettingsSchema }));

/** What this person answered about a file the last time, known by its content's hash; null where there is nothing. */
export function keptAnswers(hash: string): ImportAnswers | null {
  const found = readKept().find((kept) => kept.hash === hash);
  if (found === undefined) return null;
  // An earlier version kept the dataset of one map; the source is what names it in every map.
  const { dataset: _ofOneMap, ...answers } = found.answers;
  return answers;
}

/** Keeps answers, so that a closed tab or a failed upload costs nobody the work; of the last twenty files. */
export function keepAnswers(hash: string, answers: ImportAnswers): void {
  const others = readKept().filter((kept) => kept.hash !== hash);
  localStorage.setItem(key, JSON.stringify([{ hash, answers }, ...others].slice(0, mostFiles)));
}

function readKept(): z.infer<typeof keptSchema> {
  try {
    const parsed = keptSchema.safeParse(JSON.parse(localStorage.getItem(key) ?? '[]'));
    return parsed.success ? parsed.data : [];
  } catch {
    // Not JSON: written by something else, so there is nothing of ours to lose.
    return [];
  }
}
