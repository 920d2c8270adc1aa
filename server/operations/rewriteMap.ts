import type * as Y from 'yjs';
import type { Change } from '#domain/edits/change.ts';
import { shortenedQuote } from '#domain/edits/pinQuote.ts';
import { applyChanges } from '#document/applyChanges.ts';
import { SERVER } from '#document/origins.ts';
import { readMap } from '#document/readMap.ts';
import { exposureState } from '#server/failures/exposureTable.ts';
import { listDatasets } from '#server/failures/datasetTable.ts';
import { inventoryChanges } from '#server/failures/recordInventory.ts';
import type { OpenFolder } from './openFolder.ts';
import { redactDocument, type Redact } from './redactDocument.ts';
import { rewriteDocument } from './rewriteDocument.ts';
import { rewriteHistory } from './rewriteHistory.ts';

export type MapRewrite = {
  readonly map: string;
  readonly now: Date;
  /** What customers wrote and may have been copied onto the map. */
  readonly texts: readonly string[];
  /** What else is taken off the map. */
  readonly changes: readonly Change[];
  /** A dataset that is taken out of its versions. */
  readonly dataset: string | null;
};

/** Shorter texts say nothing about anybody, and may stand anywhere. */
const shortestText = 16;

const erased = '[erased]';

/** Takes out the texts of erased rows, whole or as long as a pinned quote is. */
function redactTexts(texts: readonly string[]): Redact {
  const pieces = [...new Set(texts.map((text) => text.trim()))]
    .filter((text) => text.length >= shortestText)
    .flatMap((text) => [text, shortenedQuote(text)]);
  return (text) => pieces.reduce((left, piece) => left.replaceAll(piece, erased), text);
}

/** Rewrites a map and what was said about it; both start over, and tell of the failures that there are now. */
export function rewriteMap(folder: OpenFolder, { map, now, texts, changes, dataset }: MapRewrite): void {
  const redact = redactTexts(texts);
  const maps = folder.get('maps.sqlite');
  if (maps !== undefined) {
    rewriteDocument(maps, map, {
      now,
      work: (doc) => {
        applyChanges(doc, changes, SERVER);
        redactDocument(doc, redact);
        tellInventory(folder, map, doc);
      },
    });
  }
  const history = folder.get('history.sqlite');
  if (history !== undefined) rewriteHistory(history, map, { redact, dataset });
  const talk = folder.get('talk.sqlite');
  if (talk !== undefined)
    rewriteDocument(talk, map, { now, work: (doc) => void redactDocument(doc, redact) });
}

function tellInventory(folder: OpenFolder, map: string, doc: Y.Doc): void {
  const db = folder.get('failures.sqlite');
  if (db === undefined) return;
  const datasets = listDatasets(db, map).map(({ settings: _settings, no: _no, ...dataset }) => dataset);
  const inventory = { datasets, exposures: exposureState(db, map) };
  applyChanges(doc, inventoryChanges(readMap(doc).map, inventory), SERVER);
}
