import * as Y from 'yjs';
import type { SeededRandom } from '#base/seededRandom.ts';
import { writePresence, writeStepOne, writeStepTwo, writeUpdate } from '#server/sync/messages.ts';
import { craft } from './attacks/craft.ts';

/** A person at work, whose messages are taken down: edits of all kinds, undone ones too, presence, and now and then a sync. */
export class GenuineClient {
  readonly doc = new Y.Doc();
  readonly #random: SeededRandom;
  readonly #undo: Y.UndoManager;
  readonly #frames: Uint8Array[] = [];
  #clock = 0;

  constructor(random: SeededRandom) {
    this.#random = random;
    // Ids are in the bytes, and their lengths too: drawn, so that a seed gives the same messages again.
    this.doc.clientID = random.between(1, 2 ** 32 - 1);
    const scope = ['meta', 'notes', 'stages', 'personas'].map((root) => this.doc.getMap(root));
    this.#undo = new Y.UndoManager(scope, { captureTimeout: 0 });
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'heard') this.#frames.push(writeUpdate(update));
    });
  }

  /** The messages that one act sends, in order; one at least. */
  act(): Uint8Array[] {
    while (this.#frames.length === 0) this.#actOnce();
    return this.#frames.splice(0);
  }

  #actOnce(): void {
    const random = this.#random;
    const notes = this.doc.getMap<Y.Map<unknown>>('notes');
    const id = `n${random.between(0, 20)}`;
    const note = notes.get(id);
    const kind = random.between(0, 11);
    if (kind === 0) this.doc.getMap('meta').set('title', `Title ${random.between(0, 99)}`);
    else if (kind === 1) this.#undo.undo();
    else if (kind === 2) this.#undo.redo();
    else if (kind === 3) notes.delete(id);
    else if (kind === 4) this.#beSeen();
    else if (kind === 5) this.#addStage(id);
    else if (note === undefined) notes.set(id, new Y.Map<unknown>([['text', new Y.Text('Waited')]]));
    else if (kind < 8) note.set('position', { x: random.between(-900, 900), y: random.next() });
    else this.#type(note);
  }

  #type(note: Y.Map<unknown>): void {
    const text = note.get('text');
    if (!(text instanceof Y.Text)) return;
    const at = this.#random.between(0, text.length);
    if (this.#random.chance(0.7)) text.insert(at, 'wörter 🧭 ');
    else text.delete(at, Math.min(3, text.length - at));
  }

  #addStage(id: string): void {
    const fields: [string, unknown][] = [
      ['name', 'Ordering'],
      ['position', { x: 1, y: 2 }],
      ['alsoClaimed', ['a', 'b', null, true, 1.5]],
    ];
    this.doc.getMap('stages').set(id, new Y.Map(fields));
  }

  #beSeen(): void {
    this.#clock += 1;
    const state = JSON.stringify({ cursor: { x: this.#clock, y: 1 }, selection: ['n1'] });
    this.#frames.push(writePresence(craft(1, this.doc.clientID, this.#clock, state)));
  }

  /** All that a while of work says: so many messages at least, then a sync. */
  work(least: number): Uint8Array[] {
    const frames: Uint8Array[] = [];
    while (frames.length < least) frames.push(...this.act());
    return [...frames, ...this.syncFrames()];
  }

  /** What it says to a server that asks, and asks itself. */
  syncFrames(): Uint8Array[] {
    return [writeStepOne(Y.encodeStateVector(this.doc)), writeStepTwo(Y.encodeStateAsUpdate(this.doc))];
  }
}
