import { applyChanges } from '#document/applyChanges.ts';
import { closeCodes } from '#document/closeCodes.ts';
import { SERVER } from '#document/origins.ts';
import { metaOf, schemaVersion } from '#document/schema.ts';
import { serverPerson, type Authors } from './Authors.ts';
import type { Refusal } from './Guard.ts';
import type { MapSize } from './MapSize.ts';
import type { RoomDocument } from './RoomDocument.ts';
import type { Edit, Work } from './roomEntry.ts';

function refusedFor(problem: string): Refusal {
  return { code: closeCodes.badMessage, reason: `This edit was refused: ${problem}.` };
}

/** Not for good: whoever used up what all of a link may bring must not shut the others out. */
const tooManyIds: Refusal = {
  code: closeCodes.tooMany,
  reason: 'Too many new tabs write in this map at once. Try again later.',
};

/** Takes what waited into a room's document, one entry after another, or turns it away. */
export class Intake {
  readonly #document: RoomDocument;
  readonly #authors: Authors;
  readonly #size: MapSize;
  readonly #full: () => void;

  constructor(document: RoomDocument, authors: Authors, size: MapSize, full: () => void) {
    this.#document = document;
    this.#authors = authors;
    this.#size = size;
    this.#full = full;
  }

  /** Throws when the document cannot be trusted any more. */
  takeEdit(edit: Edit): void {
    const { from, update, shape, isStepTwo, position } = edit;
    // What follows on a refused edit would be counted as saved with it.
    if (from.isRefused) return;
    const known = (client: number) => this.#document.clockOf(client);
    const refusal = this.#refusalOf(edit, known);
    if (refusal !== null) return from.refuse(refusal);
    // What comes before the first step 2 is in that step 2 again.
    if (isStepTwo || from.acks.isSynced) {
      const early = this.#authors.problemOfDeletes(from.principal, shape, known);
      if (early !== null) return from.refuse(refusedFor(early));
      this.#authors.note(from.principal, shape.spans, known);
      try {
        if (!this.#document.apply(update, shape.spans, from)) from.acks.hold(position);
      } catch (error) {
        from.close({ code: closeCodes.badMessage, reason: 'This edit cannot be applied.' });
        throw error;
      }
      this.#keepVersion();
      if (isStepTwo) from.acks.sync();
    }
    from.acks.apply(position);
  }

  /**
   * In which version a document is written is said by migrations alone: with a higher number it would not be opened
   * again. It is put right in the same turn, since only the merged document shows what an edit made of it.
   */
  #keepVersion(): void {
    const { doc } = this.#document;
    if (metaOf(doc).get('schemaVersion') === schemaVersion) return;
    const putRight = () => applyChanges(doc, [{ op: 'setMeta', fields: { schemaVersion } }], SERVER);
    const client = this.#document.writeAs(serverPerson, putRight);
    if (client !== null) this.#authors.bind(client, serverPerson);
  }

  #refusalOf({ from, update, shape }: Edit, known: (client: number) => number): Refusal | null {
    const problem = this.#authors.problemOf(from.principal, shape.spans, known);
    if (problem !== null) return refusedFor(problem);
    if (!this.#authors.mayBring(from.principal, shape.spans, known)) return tooManyIds;
    const full = this.#size.problemOf(update, shape, Date.now());
    if (full === null) return null;
    this.#full();
    return { code: closeCodes.mapFull, reason: full };
  }

  /** The server's own work; what it writes is kept under the one who asked for it. */
  takeWork({ by, run, failed }: Work): void {
    const person = by ?? serverPerson;
    try {
      const client = this.#document.writeAs(person, run);
      if (client !== null) this.#authors.bind(client, person);
    } catch (error) {
      failed(error);
    }
  }
}
