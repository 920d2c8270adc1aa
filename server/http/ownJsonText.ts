import type * as Y from 'yjs';
import { readMap } from '#document/readMap.ts';
import { toOwnJson } from '#domain/formats/ownJson.ts';

type OwnJsonText = { readonly json: string; readonly setAside: number };

const kept = new WeakMap<Y.Doc, OwnJsonText>();

/** A map as the text of its own JSON, kept until the document changes: who asks a hundred times has it read once. */
export function ownJsonText(doc: Y.Doc): OwnJsonText {
  const known = kept.get(doc);
  if (known !== undefined) return known;
  const { map, problems } = readMap(doc);
  const text = { json: JSON.stringify(toOwnJson(map)), setAside: problems.length };
  kept.set(doc, text);
  doc.once('update', () => kept.delete(doc));
  return text;
}
