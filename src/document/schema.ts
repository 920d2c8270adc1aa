import type * as Y from 'yjs';
import { nouns, type Noun } from '#domain/map/journeyMap.ts';

/** All names of the shared document, spelled once: `meta` and one top-level Y.Map of records per noun. */
const metaName = 'meta';

/** Every top-level type of a document; the server refuses updates that would make others. */
export const rootNames: ReadonlySet<string> = new Set([metaName, ...nouns]);

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
