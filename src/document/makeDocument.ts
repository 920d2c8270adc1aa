import * as Y from 'yjs';
import type { Change } from '#domain/edits/change.ts';
import { nouns, type JourneyMap } from '#domain/map/journeyMap.ts';
import { applyChanges } from './applyChanges.ts';
import { SERVER } from './origins.ts';
import { schemaVersion } from './schema.ts';

/** A new document that holds a map. Only the server makes documents: two clients doing so would erase each other. */
export function makeDocument(map: JourneyMap): Y.Doc {
  const doc = new Y.Doc();
  applyChanges(doc, toChanges(map), SERVER);
  return doc;
}

/** The plan that writes a whole map. */
function toChanges(map: JourneyMap): Change[] {
  const puts = nouns.flatMap((noun) =>
    [...map[noun].values()].map((record) => ({ op: 'put', noun, record }) as Change),
  );
  return [{ op: 'setMeta', fields: { ...map.meta, schemaVersion } }, ...puts];
}
