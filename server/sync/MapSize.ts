import * as Y from 'yjs';
import { recordsOf } from '#document/schema.ts';
import type { UpdateShape, WrittenRecord } from './checkUpdate.ts';
import { limits } from './limits.ts';
import type { RoomDocument } from './RoomDocument.ts';

/** What is drawn as a node on the map. */
export const nodeNouns = ['stages', 'touchpoints', 'notes'] as const;
const nodeRoots: ReadonlySet<string> = new Set(nodeNouns);

/**
 * Measuring a full map takes a tenth of a second, so an edit at the limit does not have it measured anew each time. A
 * map that was half empty is measured at once: it is quick, and may only have had the same text written many times.
 */
const measureEveryMs = 5_000;
/** An edit that deletes may write as much beside it, up to the slack: taking things away is never refused. */
const besideDeletion = { written: 4 * 1024, slack: 512 * 1024 };

/**
 * Keeps a map within 10 MB and 5,000 nodes. Counts upwards from what was last measured, which costs nothing, and
 * measures only when that count reaches a limit.
 */
export class MapSize {
  readonly #document: RoomDocument;
  #bytes: { readonly measured: number; readonly grownBefore: number; readonly at: number };
  #nodes: number | null = null;

  /** `storedBytes` is what the document was read from; its encoding is not larger. */
  constructor(document: RoomDocument, storedBytes: number) {
    this.#document = document;
    this.#bytes = { measured: storedBytes, grownBefore: document.grownBytes, at: -Infinity };
  }

  /** Why the map cannot bear this edit, as a sentence; null when it can. Asked once an edit, in the order they are applied. */
  problemOf(update: Uint8Array, shape: UpdateShape, now: number): string | null {
    if (shape.spans.every(({ client, end }) => end <= this.#document.clockOf(client))) return null;
    if (!this.#hasRoomFor(update, shape, now)) return 'This map is full: it may have 10 MB.';
    return this.#bearsNodes(shape)
      ? null
      : 'This map is full: it may have 5,000 stages, touchpoints and notes.';
  }

  #hasRoomFor(update: Uint8Array, { writtenBytes }: UpdateShape, now: number): boolean {
    const isDeleting = update.byteLength > writtenBytes + 1 && writtenBytes <= besideDeletion.written;
    const most = limits.mapBytes + (isDeleting ? besideDeletion.slack : 0);
    if (this.#bytesNow() + update.byteLength <= most) return true;
    const wasNearlyFull = this.#bytes.measured > limits.mapBytes / 2;
    if (wasNearlyFull && now - this.#bytes.at < measureEveryMs) return false;
    const { grownBytes } = this.#document;
    this.#bytes = { measured: this.#document.encodedBytes(), grownBefore: grownBytes, at: now };
    return this.#bytesNow() + update.byteLength <= most;
  }

  #bytesNow(): number {
    return this.#bytes.measured + this.#document.grownBytes - this.#bytes.grownBefore;
  }

  #bearsNodes({ records }: UpdateShape): boolean {
    let added = 0;
    for (const record of records) if (this.#mayBeNode(record)) added += 1;
    if (added === 0) return true;
    // A count that only rises is too high after deletions: then it is taken anew.
    if (this.#nodes === null || this.#nodes + added > limits.mapNodes) this.#nodes = this.#countNodes();
    if (this.#nodes + added > limits.mapNodes) return false;
    this.#nodes += added;
    return true;
  }

  /** What is written in the place of another thing is a node where that one was (undo of a deletion does that). */
  #mayBeNode({ client, clock, root, left }: WrittenRecord): boolean {
    const { doc } = this.#document;
    if (clock < this.#document.clockOf(client)) return false;
    if (left === null) return root !== null && nodeRoots.has(root);
    if (left.clock >= this.#document.clockOf(left.client)) return true;
    const item = Y.getItem(doc.store, Y.createID(left.client, left.clock));
    return item instanceof Y.Item && nodeNouns.some((noun) => item.parent === recordsOf(doc, noun));
  }

  #countNodes(): number {
    return nodeNouns.reduce((sum, noun) => sum + recordsOf(this.#document.doc, noun).size, 0);
  }
}
