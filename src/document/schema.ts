import type * as Y from 'yjs';
import { idPattern } from '#domain/map/id.ts';
import { nouns, nounSchemas, type Noun } from '#domain/map/journeyMap.ts';
import { metaSchema } from '#domain/map/meta.ts';

/** All names of the shared document, spelled once: `meta` and one top-level Y.Map of records per noun. */
const metaName = 'meta';

/** Every top-level type of a document; the server refuses updates that would make others. */
export const rootNames: ReadonlySet<string> = new Set([metaName, ...nouns]);

const fieldsByHolder = new Map<Noun | 'meta', ReadonlySet<string>>([
  ['meta', new Set(Object.keys(metaSchema.shape))],
  ...nouns.map((noun) => [noun, fieldsOf(noun)] as const),
]);
const anyNounsFields: ReadonlySet<string> = new Set(nouns.flatMap((noun) => [...fieldsOf(noun)]));

/** A record's id is its key, and no field of it. */
function fieldsOf(noun: Noun): ReadonlySet<string> {
  return new Set(Object.keys(nounSchemas[noun].shape).filter((field) => field !== 'id'));
}

/** Whether readers look at this field of a noun's records, or of `meta`. */
export function isField(holder: Noun | 'meta', field: string): boolean {
  return fieldsByHolder.get(holder)?.has(field) ?? false;
}

/** Whether a writer of ours may put something under this key: of a root type, or (null) of some noun's record. */
export function isKey(root: string | null, key: string): boolean {
  if (root === null) return anyNounsFields.has(key);
  return root === metaName ? isField('meta', key) : idPattern.test(key);
}

/** The version that this build writes. Migrations bring older documents here, at load, on the server. */
export const schemaVersion = 1;

/** Fields kept as Y.Text, so that two people may write in them at once. */
const longText: Partial<Record<Noun, readonly string[]>> = {
  touchpoints: ['description'],
  personas: ['description'],
  notes: ['text'],
  failureModes: ['evidence'],
};

export function isLongText(noun: Noun, field: string): boolean {
  return longText[noun]?.includes(field) ?? false;
}

export type YRecord = Y.Map<unknown>;

export function recordsOf(doc: Y.Doc, noun: Noun): Y.Map<YRecord> {
  return doc.getMap<YRecord>(noun);
}

export function metaOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap(metaName);
}
