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
const brokenForm = problem(
  400,
  'The form cannot be read: it breaks off, or its boundary is none. Send it again.',
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
  const saved: string[] = [];
  const save = async (bytes: Readable): Promise<string | null> => {
    const file = await uploads.save(bytes);
    if (file !== null) saved.push(file);
    return file;
  };
  const received = await readParts(request, save, settingsInQuery).catch(async (error: unknown) => {
    await removeAll();
    if (isBadForm(error)) return { refusal: brokenForm };
    throw error;
  });
  if ('refusal' in received) await removeAll();
  return received;

  async function removeAll(): Promise<void> {
    await Promise.all(saved.map((file) => uploads.remove(file)));
  }
}

/** What the reader of forms throws for a form that breaks off or has no boundary, or one of 300 letters. */
function isBadForm(error: unknown): boolean {
  return error instanceof Error && /multipart|^The needle/i.test(error.message) && !('statusCode' in error);
}

/** Throws where there are more parts than an import has, or they break off. */
async function readParts(
  request: FastifyRequest,
  save: (bytes: Readable) => Promise<string | null>,
  settingsInQuery: string | undefined,
): Promise<ReceivedImport | { readonly refusal: Answer }> {
  let words = settingsInQuery;
  let received: { readonly file: string; readonly fileName: string } | null = null;
  for await (const part of request.parts({ limits: { files: 1, fileSize: Infinity, fields: 4 } })) {
    if (part.type === 'field') {
      if (part.fieldname === 'settings') words = String(part.value);
      continue;
    }
    const file = await save(part.file);
    if (file === null) return { refusal: tooLarge };
    received = { file, fileName: part.filename };
  }
  if (received === null) return { refusal: noFile };
  const settings = parseSettings(words);
  return 'refusal' in settings ? settings : { ...received, settings };
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
