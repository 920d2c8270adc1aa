import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { CrowdSpec } from './crowdSpec.ts';
import type { CrowdTally } from './CrowdTally.ts';

const kinds = { sync: 0, presence: 1, auth: 2, syncStatus: 8, ack: 100 } as const;

/**
 * One person of a crowd: joins as a stock client does, then moves a note of their own and their cursor. It keeps no
 * copy of what the others write (five hundred copies would measure this process, not the server), it only notes when
 * each thing came.
 */
export class CrowdMember {
  readonly #spec: CrowdSpec;
  readonly #index: number;
  readonly #tally: CrowdTally;
  readonly #doc = new Y.Doc();
  readonly #socket: WebSocket;
  /** When each counted message was sent, in order; the oldest unacknowledged first. */
  readonly #unacked: (number | null)[] = [];
  #acked = 0;
  #clock = 0;
  #isJoined: (map: Uint8Array) => void = () => undefined;
  /** The whole map, as it came. */
  readonly joined = new Promise<Uint8Array>((resolve) => {
    this.#isJoined = resolve;
  });

  constructor(spec: CrowdSpec, index: number, tally: CrowdTally) {
    this.#spec = spec;
    this.#index = index;
    this.#tally = tally;
    const address = spec.readerAddresses[index - spec.editors] ?? spec.address;
    this.#socket = new WebSocket(address.replace('{person}', `p${index},Person%20${index}`), {
      perMessageDeflate: false,
    });
    this.#socket.on('open', () => this.#greet());
    this.#socket.on('message', (frame: Buffer) => this.#hear(frame));
    this.#socket.on('error', () => undefined);
    this.#socket.on('close', () => {
      tally.closed += 1;
    });
    this.#doc.on('update', (update: Uint8Array) => this.#sendUpdate(2, update, performance.now()));
  }

  leave(): void {
    this.#socket.removeAllListeners('close');
    this.#socket.terminate();
  }

  /** Moves their note: one field of one record. */
  edit(): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    const notes = this.#doc.getMap<Y.Map<unknown>>('notes');
    const position = { x: performance.now(), y: this.#index };
    const own = notes.get(`n${this.#index}`);
    this.#tally.noteEdit();
    if (own !== undefined) own.set('position', position);
    else notes.set(`n${this.#index}`, new Y.Map<unknown>([['position', position]]));
  }

  point(): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    const entries = encoding.createEncoder();
    encoding.writeVarUint(entries, 1);
    encoding.writeVarUint(entries, this.#doc.clientID);
    encoding.writeVarUint(entries, ++this.#clock);
    const person = { id: `p${this.#index}`, name: `Person ${this.#index}`, hue: this.#index % 12 };
    const state = { person, cursor: { x: performance.now(), y: this.#index }, selection: [] };
    encoding.writeVarString(entries, JSON.stringify(state));
    this.#send([kinds.presence], encoding.toUint8Array(entries));
  }

  /** Sends a whole document as an edit; how a map comes into a server that has no call for it. */
  upload(update: Uint8Array): void {
    this.#sendUpdate(2, update, null);
  }

  #greet(): void {
    if (this.#spec.dialect === 'hocuspocus') {
      this.#send([kinds.auth, 0], new TextEncoder().encode('token'));
    } else this.#askForMap();
  }

  #askForMap(): void {
    this.#send([kinds.sync, 0], Uint8Array.of(0));
  }

  #hear(frame: Buffer): void {
    const decoder = decoding.createDecoder(frame);
    if (this.#spec.dialect === 'hocuspocus') decoding.readVarString(decoder);
    const kind = decoding.readVarUint(decoder);
    if (kind === kinds.sync) this.#hearSync(decoder);
    else if (kind === kinds.presence) this.#tally.notePresence(decoding.readVarUint8Array(decoder));
    else if (kind === kinds.auth) this.#askForMap();
    else if (kind === kinds.ack) this.#noteAcks(decoding.readVarUint(decoder));
    else if (kind === kinds.syncStatus) this.#noteAcks(this.#acked + 1);
  }

  #hearSync(decoder: decoding.Decoder): void {
    const step = decoding.readVarUint(decoder);
    if (step === 0) this.#sendUpdate(1, Uint8Array.of(0, 0), null);
    else if (step === 1) this.#isJoined(decoding.readVarUint8Array(decoder));
    else this.#tally.noteUpdate(decoding.readVarUint8Array(decoder));
  }

  #noteAcks(count: number): void {
    const now = performance.now();
    while (this.#acked < count && this.#unacked.length > 0) {
      const sent = this.#unacked.shift() ?? null;
      this.#acked += 1;
      if (sent !== null) this.#tally.noteAck(now - sent);
    }
  }

  #sendUpdate(step: 1 | 2, update: Uint8Array, sent: number | null): void {
    this.#unacked.push(sent);
    this.#send([kinds.sync, step], update);
  }

  #send(types: readonly number[], bytes: Uint8Array): void {
    const encoder = encoding.createEncoder();
    if (this.#spec.dialect === 'hocuspocus') encoding.writeVarString(encoder, this.#spec.room);
    for (const type of types) encoding.writeVarUint(encoder, type);
    encoding.writeVarUint8Array(encoder, bytes);
    this.#socket.send(encoding.toUint8Array(encoder));
  }
}
