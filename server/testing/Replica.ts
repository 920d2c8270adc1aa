import * as Y from 'yjs';
import type { SeededRandom } from '#base/seededRandom.ts';
import { createHistory, type History } from '#document/history.ts';
import type { Change } from '#domain/edits/change.ts';
import { writeStepOne, writeStepTwo, writeUpdate, readMessage } from '#server/sync/messages.ts';
import type { Room } from '#server/sync/Room.ts';
import { guest, sit, type Seat } from './inProcess.ts';

/**
 * One person's replica of a map, on a line that delivers late, in any order, twice, or not at all before it breaks.
 * Speaks y-websocket's protocol: step 1 and 2 on connecting, then updates.
 */
export class Replica {
  readonly doc = new Y.Doc();
  readonly #name: string;
  readonly #random: SeededRandom;
  readonly #history: History;
  readonly #out: Uint8Array[] = [];
  #in: Uint8Array[] = [];
  #seat: Seat | null = null;

  constructor(name: string, random: SeededRandom) {
    this.#name = name;
    this.#random = random;
    this.#history = createHistory(this.doc);
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'heard' && this.#seat !== null) this.#out.push(writeUpdate(update));
    });
  }

  get isConnected(): boolean {
    return this.#seat !== null && this.#seat.refusal() === null;
  }

  /** What is on its way is lost; the next connection carries it again. */
  disconnect(): void {
    this.#seat?.leave();
    this.#seat = null;
    this.#out.length = 0;
    this.#in.length = 0;
  }

  connect(room: Room): void {
    this.disconnect();
    const heard = (frame: Uint8Array) => {
      if (this.#seat === seat) this.#in.push(frame);
    };
    let seat: Seat | null = null;
    seat = sit(room, guest(this.#name), (frame) => heard(frame));
    this.#seat = seat;
    seat.say(writeStepOne(Y.encodeStateVector(this.doc)));
  }

  act(change: readonly Change[]): void {
    this.#history.commit(change);
  }

  undo(): void {
    if (this.#random.chance(0.7)) this.#history.undo();
    else this.#history.redo();
  }

  /** Some of what is on its way arrives, in any order, some of it twice. */
  deliverSome(): void {
    for (let n = this.#random.between(0, 3); n > 0; n--)
      this.#deliver(this.#out, (frame) => void this.#seat?.say(frame));
    for (let n = this.#random.between(0, 3); n > 0; n--)
      this.#deliver(this.#in, (frame) => this.#hear(frame));
  }

  #deliver(line: Uint8Array[], hand: (frame: Uint8Array) => void): void {
    if (line.length === 0) return;
    const at = this.#random.between(0, line.length - 1);
    const [frame] = this.#random.chance(0.1) ? line.slice(at, at + 1) : line.splice(at, 1);
    if (frame !== undefined) hand(frame);
  }

  /** All that is on its way arrives. */
  deliverAll(): void {
    for (const frame of this.#out.splice(0)) this.#seat?.say(frame);
    const heard = this.#in;
    this.#in = [];
    for (const frame of heard) this.#hear(frame);
  }

  #hear(frame: Uint8Array): void {
    const message = readMessage(frame);
    if (message?.kind === 'step1') {
      this.#out.push(writeStepTwo(Y.encodeStateAsUpdate(this.doc, message.bytes)));
    } else if (message?.kind === 'step2' || message?.kind === 'update') {
      Y.applyUpdate(this.doc, message.bytes, 'heard');
    }
  }

  stop(): void {
    this.disconnect();
    this.#history.stop();
    this.doc.destroy();
  }
}
