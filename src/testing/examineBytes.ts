import type { OpenBytes } from '#domain/failures/encoding.ts';
import { examineFile, type Examination } from '#domain/failures/examineFile.ts';
import type { ImportSettings } from '#domain/failures/importSettings.ts';
import { previewFile, type Preview } from '#domain/failures/previewFile.ts';
import type { ImportHints } from '#domain/failures/proof.ts';

/** A file of these bytes, read seven at a time. */
export const bytesOf = (bytes: Uint8Array): OpenBytes =>
  async function* () {
    for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
  };
export const textOf = (text: string): OpenBytes => bytesOf(new TextEncoder().encode(text));

/** The examination of a file that has to be readable. */
export async function examined(
  open: OpenBytes,
  settings: ImportSettings = {},
  hints: ImportHints = {},
): Promise<Examination> {
  const result = await examineFile(open, settings, hints);
  if ('problem' in result) throw new Error(result.problem);
  return result;
}

/** The preview of a file that leaves no question open. */
export async function previewed(open: OpenBytes, settings: ImportSettings): Promise<Preview> {
  const { plan, questions } = await examined(open, settings);
  if (!plan) throw new Error(questions.map((question) => question.id).join(', '));
  return previewFile(open, plan);
}
