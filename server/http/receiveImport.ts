import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { importSettingsSchema, type ImportSettings } from '#domain/failures/importSettings.ts';
import type { Uploads } from '#server/failures/Uploads.ts';
import { problem, type Answer } from './answer.ts';

/** A file that lies on disk now, with what was said about it. */
export type ReceivedImport = {
  readonly file: string;
  readonly fileName: string;
  readonly settings: ImportSettings;
};

const tooLarge = problem(
  413,
  'The file is larger than 1 GiB. Split it and import the parts one after the other.',
);
const noFile = problem(
  415,
  'Send the file as the body (text/csv, application/json, application/octet-stream …), or as multipart/form-data with a part "file".',
);

/**
 * Takes in a file: as the body itself with `settings` in the query, or as multipart with the parts `file` and
 * `settings` in any order. A refusal leaves no file behind.
 */
export async function receiveImport(
  request: FastifyRequest,
  uploads: Uploads,
  query: { readonly settings?: string; readonly fileName?: string },
): Promise<ReceivedImport | { readonly refusal: Answer }> {
  if (request.isMultipart()) return receiveMultipart(request, uploads, query.settings);
  if (!(request.body instanceof Readable)) return { refusal: noFile };
  const settings = parseSettings(query.settings);
  if ('refusal' in settings) return settings;
  const file = await uploads.save(request.body);
  return file === null ? { refusal: tooLarge } : { file, fileName: query.fileName ?? '', settings };
}

async function receiveMultipart(
  request: FastifyRequest,
  uploads: Uploads,
  settingsInQuery: string | undefined,
): Promise<ReceivedImport | { readonly refusal: Answer }> {
  let words = settingsInQuery;
  let received: { readonly file: string; readonly fileName: string } | null = null;
  for await (const part of request.parts({ limits: { files: 1, fileSize: Infinity, fields: 4 } })) {
    if (part.type === 'field') {
      if (part.fieldname === 'settings') words = String(part.value);
      continue;
    }
    const file = await uploads.save(part.file);
    if (file === null) return { refusal: tooLarge };
    received = { file, fileName: part.filename };
  }
  if (received === null) return { refusal: noFile };
  const settings = parseSettings(words);
  if (!('refusal' in settings)) return { ...received, settings };
  await uploads.remove(received.file);
  return settings;
}

function parseSettings(words: string | undefined): ImportSettings | { readonly refusal: Answer } {
  const parsed = importSettingsSchema.safeParse(words === undefined ? {} : parseJson(words));
  if (parsed.success) return parsed.data;
  const first = parsed.error.issues[0];
  const where =
    first === undefined || first.path.length === 0
      ? '`settings`'
      : `"${first.path.join('.')}" in \`settings\``;
  return { refusal: problem(400, `${where} does not fit: ${first?.message ?? 'it cannot be read'}.`) };
}

function parseJson(words: string): unknown {
  try {
    return JSON.parse(words);
  } catch {
    // reason: the schema then says that it is no object, which is the answer to the sender
    return undefined;
  }
}
