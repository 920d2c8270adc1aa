import * as random from 'lib0/random';
import * as Y from 'yjs';
import type { ClientSpan } from './checkUpdate.ts';
import { limits } from './limits.ts';
import { writeStepTwo } from './messages.ts';
import { encodeIntegrated, leftPending, pendingOf } from './pending.ts';

/** What one transaction wrote, and who caused it. */
export type Emitted = { readonly update: Uint8Array; readonly origin: unknown };

/** The whole document as the message that answers step 1, and the bytes of the update in it. */
type Whole = { readonly message: Uint8Array; readonly updateBytes: number };

/** A room's document: applies, collects what each transaction wrote, and answers what somebody lacks. */
export class RoomDocument {
  readonly doc: Y.Doc;
  /** Bytes of all that was written since it was loaded. */
  grownBytes = 0;
  #emitted: Emitted[] = [];
  readonly #clientOf = new Map<string, number>();
  /** Kept until the next change: however many ask for it, and however slowly they read, it is in memory once. */
  #whole: Whole | null = null;

  constructor(doc: Y.Doc) {
    this.doc = doc;
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      this.#whole = null;
      this.grownBytes += update.byteLength;
      this.#emitted.push({ update, origin });
    });
  }

  /** Applies checked bytes. True when all of it found its place; false when a part waits for a predecessor. */
  apply(update: Uint8Array, spans: readonly ClientSpan[], origin: unknown): boolean {
    const before = pendingOf(this.doc);
    Y.applyUpdate(this.doc, this.#newPartOf(update, spans), origin);
    return !leftPending(before, pendingOf(this.doc));
  }

  /**
   * Without the part of a struct that is known: were that part collected as garbage meanwhile, Yjs would look for a
   * place beside it and throw half-way.
   */
  #newPartOf(update: Uint8Array, spans: readonly ClientSpan[]): Uint8Array {
    const isPartlyKnown = ({ client, first, end }: ClientSpan): boolean => {
      const clock = this.clockOf(client);
      return first < clock && clock < end;
    };
    return spans.some(isPartlyKnown) ? Y.diffUpdate(update, this.stateVector()) : update;
  }

  /** The clock that the next struct of a client has; 0 for one that is not known. */
  clockOf(client: number): number {
    return Y.getState(this.doc.store, client);
  }

  /**
   * Runs work whose edits are kept under a person: under a client id that the server has for them here. Gives it back,
   * or null when nothing was written.
   */
  writeAs(person: string, work: () => void): number | null {
    const own = this.doc.clientID;
    const client = this.#clientOf.get(person) ?? random.uint32();
    const before = this.clockOf(client);
    this.doc.clientID = client;
    try {
      work();
    } finally {
      this.doc.clientID = own;
    }
    if (this.clockOf(client) === before) return null;
    this.#clientOf.set(person, client);
    return client;
  }

  takeEmitted(): Emitted[] {
    return this.#emitted.splice(0);
  }

  /** What the state vector of a replica may take: of one that holds this document, and of ids beside. */
  get stateVectorBytes(): number {
    return limits.stateVectorBytes + this.doc.store.clients.size * limits.stateVectorEntryBytes;
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.doc);
  }

  /**
   * The step 2 that brings what a replica with this state vector lacks: the whole, which is at hand, where it knows
   * nothing of this document or may not have something encoded for it alone.
   */
  stepTwoFor(stateVector: Uint8Array, mayEncode: () => boolean): Uint8Array {
    const isOwn = this.#isPartlyKnownTo(stateVector) && mayEncode();
    return isOwn ? writeStepTwo(encodeIntegrated(this.doc, stateVector)) : this.#encodeWhole().message;
  }

  #isPartlyKnownTo(stateVector: Uint8Array): boolean {
    for (const [client, clock] of Y.decodeStateVector(stateVector)) {
      if (clock > 0 && this.clockOf(client) > 0) return true;
    }
    return false;
  }

  /** Structs that only say that there was something: what was deleted, and each value that was written over. */
  countTraces(): number {
    let count = 0;
    for (const structs of this.doc.store.clients.values())
      for (const struct of structs) if (struct.deleted) count += 1;
    return count;
  }

  encodedBytes(): number {
    return this.#encodeWhole().updateBytes;
  }

  #encodeWhole(): Whole {
    if (this.#whole !== null) return this.#whole;
    const update = encodeIntegrated(this.doc);
    this.#whole = { message: writeStepTwo(update), updateBytes: update.byteLength };
    return this.#whole;
  }
}

/**
 * Several transactions as one update, in the order they were made; null where there are none. Its origin is who caused
 * all of them, or null where nobody did.
 */
export function joinUpdates(emitted: readonly Emitted[]): { update: Uint8Array | null; origin: unknown } {
  const [first, ...more] = emitted;
  if (first === undefined) return { update: null, origin: null };
  if (more.length === 0) return first;
  const origin = more.every((one) => one.origin === first.origin) ? first.origin : null;
  return { update: Y.mergeUpdates(emitted.map(({ update }) => update)), origin };
}
