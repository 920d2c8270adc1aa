import type * as Y from 'yjs';
import type { Noun } from '#domain/map/journeyMap.ts';
import { readRecord } from '#document/readMap.ts';
import { watchRecords } from '#document/watchRecords.ts';
import type { Log } from '#server/log.ts';
import type { Metrics } from '#server/Metrics.ts';

/** Looked at in one go; a large paste is spread, so that nobody's edit waits for it. */
const atOnce = 200;

/**
 * Counts records that somebody wrote and that do not fit the schema: readers set them aside, so nobody sees them, and
 * the admin should know (trust.md, Room). Never repaired here, and never logged with what is in them.
 */
export class Misfits {
  readonly #log: Log;
  readonly #metrics: Metrics;

  constructor(log: Log, metrics: Metrics) {
    this.#log = log;
    this.#metrics = metrics;
  }

  /** Watches a map's document from now until it is destroyed. */
  follow(mapId: string, doc: Y.Doc): void {
    let waiting: [Noun, string][] = [];
    let isLooking = false;
    const look = () => {
      for (const [noun, ids] of watch.take().ids) for (const id of ids) waiting.push([noun, id]);
      const misfits = waiting.slice(0, atOnce).filter(([noun, id]) => isMisfit(doc, noun, id));
      waiting = waiting.slice(atOnce);
      this.#report(mapId, misfits);
      isLooking = waiting.length > 0;
      if (isLooking) setImmediate(look);
    };
    const watch = watchRecords(doc, () => {
      if (!isLooking) setImmediate(look);
      isLooking = true;
    });
    doc.on('destroy', watch.stop);
  }

  #report(mapId: string, misfits: readonly [Noun, string][]): void {
    const counts = new Map<Noun, number>();
    for (const [noun] of misfits) counts.set(noun, (counts.get(noun) ?? 0) + 1);
    for (const [noun, count] of counts) {
      this.#log.warn({ event: 'recordsSetAside', mapId, noun, count });
      this.#metrics.count('throughline_records_set_aside_total', count, { noun });
    }
  }
}

function isMisfit(doc: Y.Doc, noun: Noun, id: string): boolean {
  return readRecord(doc, noun, id)?.problem !== undefined;
}
