import type { z } from 'zod';
import { nouns, nounSchemas, type JourneyMap, type Noun, type RecordOf } from '#domain/map/journeyMap.ts';
import { metaSchema, type Meta } from '#domain/map/meta.ts';

/** Version of the file format; raised only when an old reader could not read a new file. */
export const ownJsonVersion = 1;

/** The whole map as plain JSON: `throughline` is the format's version, each noun an array sorted by id. */
export type OwnJson = { readonly throughline: number; readonly meta: Meta } & {
  readonly [N in Noun]: readonly RecordOf<N>[];
};

/** What was left out while reading, where, and why, as a sentence. `noun` and `id` are null where none is meant. */
type OwnJsonProblem = {
  readonly noun: Noun | 'meta' | null;
  readonly id: string | null;
  readonly problem: string;
};

/** `map` is null only where the input is not a Throughline map at all; then `problems` says why. */
export type OwnJsonReading = {
  readonly map: JourneyMap | null;
  readonly problems: readonly OwnJsonProblem[];
};

/** Plain data in a stable order (records by id, fields as in the schema), so that files diff well in git. */
export function toOwnJson(map: JourneyMap): OwnJson {
  const records = nouns.map((noun) => [noun, recordsById(map, noun)]);
  const meta = orderFields(map.meta, Object.keys(metaSchema.shape));
  return { throughline: ownJsonVersion, meta, ...Object.fromEntries(records) } as OwnJson;
}

/** The same as a file's text: two spaces, a line feed at the end. */
export function toOwnJsonText(map: JourneyMap): string {
  return `${JSON.stringify(toOwnJson(map), null, 2)}\n`;
}

/** Reads a file's text or parsed JSON; never throws. What does not fit is set aside and named, the rest is kept. */
export function parseOwnJson(input: unknown): OwnJsonReading {
  const value = typeof input === 'string' ? parseText(input) : input;
  if (value === undefined) return unreadable('The file is not JSON: it may be cut off or damaged.');
  if (!isPlainObject(value)) return unreadable('This is JSON, but not a Throughline map.');
  const version = value['throughline'];
  if (typeof version !== 'number')
    return unreadable('This is JSON, but not a Throughline map: the field "throughline" is missing.');
  if (version !== ownJsonVersion)
    return unreadable(
      `This map is written in format ${version}; this version of Throughline reads format ${ownJsonVersion}.`,
    );
  return readParts(value);
}

function readParts(value: Record<string, unknown>): OwnJsonReading {
  const problems: OwnJsonProblem[] = [];
  const meta = readMeta(value['meta'], problems);
  const records = nouns.map((noun) => [noun, readRecords(noun, value[noun], problems)]);
  const known = new Set<string>(['throughline', 'meta', ...nouns]);
  for (const key of Object.keys(value)) {
    if (!known.has(key))
      problems.push({ noun: null, id: null, problem: `The part "${key}" is not known and was left out.` });
  }
  return { map: { meta, ...Object.fromEntries(records) } as unknown as JourneyMap, problems };
}

/** A wrong field of `meta` falls back to its default; the others are kept. */
function readMeta(value: unknown, problems: OwnJsonProblem[]): Meta {
  if (value === undefined) return metaSchema.parse({});
  if (!isPlainObject(value)) {
    problems.push({ noun: 'meta', id: null, problem: 'The part "meta" is not an object and was left out.' });
    return metaSchema.parse({});
  }
  noteUnknownFields('meta', [value], Object.keys(metaSchema.shape), problems);
  const result = metaSchema.safeParse(value);
  if (result.success) return result.data;
  const wrong = new Set(result.error.issues.map((issue) => String(issue.path[0])));
  for (const issue of result.error.issues)
    problems.push({ noun: 'meta', id: null, problem: `meta: ${issueInWords(issue)}; the default is used.` });
  return metaSchema.parse(Object.fromEntries(Object.entries(value).filter(([key]) => !wrong.has(key))));
}

function readRecords(noun: Noun, value: unknown, problems: OwnJsonProblem[]): ReadonlyMap<string, unknown> {
  const records = new Map<string, unknown>();
  if (value === undefined) return records;
  if (!Array.isArray(value)) {
    problems.push({ noun, id: null, problem: `The part "${noun}" is not a list and was left out.` });
    return records;
  }
  for (const [index, entry] of value.entries()) readRecord(noun, index, entry, records, problems);
  noteUnknownFields(noun, value.filter(isPlainObject), Object.keys(nounSchemas[noun].shape), problems);
  return records;
}

function readRecord(
  noun: Noun,
  index: number,
  entry: unknown,
  records: Map<string, unknown>,
  problems: OwnJsonProblem[],
): void {
  const givenId = isPlainObject(entry) && typeof entry['id'] === 'string' ? entry['id'] : null;
  const name = givenId === null ? `number ${index + 1}` : `"${givenId}"`;
  const setAside = (why: string) =>
    problems.push({ noun, id: givenId, problem: `${noun}, ${name} was left out: ${why}.` });
  const result = nounSchemas[noun].safeParse(entry);
  if (!result.success) setAside(result.error.issues.map(issueInWords).join('; '));
  else if (records.has(result.data.id)) setAside('an earlier one has the same id');
  else records.set(result.data.id, result.data);
}

/** A field that this version does not know would vanish on the next export, so the reader hears of it once a field. */
function noteUnknownFields(
  noun: Noun | 'meta',
  entries: readonly Record<string, unknown>[],
  known: readonly string[],
  problems: OwnJsonProblem[],
): void {
  const counts = new Map<string, number>();
  for (const key of entries.flatMap((entry) => Object.keys(entry)))
    if (!known.includes(key)) counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const [key, count] of counts) {
    const where = count === 1 ? '' : ` (${count} times)`;
    problems.push({ noun, id: null, problem: `${noun}: the unknown field "${key}" was left out${where}.` });
  }
}

function issueInWords(issue: z.core.$ZodIssue): string {
  const path = issue.path.map(String).join('.');
  return path === '' ? issue.message : `${path}: ${issue.message}`;
}

function unreadable(problem: string): OwnJsonReading {
  return { map: null, problems: [{ noun: null, id: null, problem }] };
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function recordsById<N extends Noun>(map: JourneyMap, noun: N): RecordOf<N>[] {
  const fields = Object.keys(nounSchemas[noun].shape);
  const records = [...map[noun].values()] as RecordOf<N>[];
  return records
    .toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .map((record) => orderFields(record, fields));
}

function orderFields<T extends object>(record: T, fields: readonly string[]): T {
  const entries = Object.entries(record).map(([key, value]) => [key, orderKeys(value)] as const);
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => fields.indexOf(a) - fields.indexOf(b)),
  ) as unknown as T;
}

/** Keys of nested objects in code unit order: what they were put in is history, not content. */
function orderKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(orderKeys);
  if (!isPlainObject(value)) return value;
  const keys = Object.keys(value).toSorted();
  return Object.fromEntries(keys.map((key) => [key, orderKeys(value[key])]));
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
