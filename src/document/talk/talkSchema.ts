import type * as Y from 'yjs';
import { talkNouns, type TalkNoun } from '#domain/talk/talk.ts';

/**
 * The second document of a map: what people say about it. One top-level Y.Map of records per noun, as in the map's own,
 * and `talk` for what holds for the whole. Only the server writes it, so a record's fields never meet in a merge.
 */
const metaName = 'talk';

/** Every top-level type of a talk document. */
export const talkRootNames: ReadonlySet<string> = new Set([metaName, ...talkNouns]);

/** The version that this build writes. */
export const talkVersion = 1;

export function talkRecordsOf(doc: Y.Doc, noun: TalkNoun): Y.Map<Y.Map<unknown>> {
  return doc.getMap<Y.Map<unknown>>(noun);
}

/** `version`, and `lastAt`: the time of the latest act, which the next one's is later than. */
export function talkMetaOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap(metaName);
}
