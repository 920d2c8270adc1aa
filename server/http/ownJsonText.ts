import type * as Y from 'yjs';
import { readMap } from '#document/readMap.ts';
import { toOwnJson } from '#domain/formats/ownJson.ts';

export type OwnJsonText = { readonly json: Buffer; readonly setAside: number };

/** A map as the text of its own JSON (UTF-8), with how many records fit no schema and are not in it. */
export function ownJsonText(doc: Y.Doc): OwnJsonText {
  const { map, problems } = readMap(doc);
  return { json: Buffer.from(JSON.stringify(toOwnJson(map))), setAside: problems.length };
}
