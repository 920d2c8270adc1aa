import { WebSocket } from 'ws';
import { AckCount } from './AckCount.ts';
import { Guard, type Refusal } from './Guard.ts';
import { limits } from './limits.ts';
import { QueuedBytes } from './QueuedBytes.ts';
import { isFinal } from '#document/closeCodes.ts';
import { roleOf, type Principal } from '#server/access/Principal.ts';
import { mayWrite, type Role } from '#domain/sharing/role.ts';

/** What a connection needs of a socket. */
export type Line = {
  readonly readyState: number;
  readonly bufferedAmount: number;
  send(message: Uint8Array): void;
  close(code: number, reason: string): void;
  terminate(): void;
};

const farewellMs = 1_000;

/** One socket of one room, as the room sees it. */
export class Connection {
  /** Who it is, as the door found out; it does not change while the connection lasts. */
  readonly principal: Principal;
  readonly role: Role;
  readonly guard: Guard;
  readonly acks = new AckCount();
  /** What it sent and the room has not applied yet. */
  readonly queued = new QueuedBytes(limits.queuedBytesOfConnection);
  /** It asked for acks; a stock client does not, and logs an error on message types it does not know. */
  readonly wantsAcks: boolean;
  readonly #socket: Line;
  readonly #stateVectorBytes: () => number;
  /** It was sent the document; only then is it sent what changes. */
  hasDocument = false;
  #lastSent: number;
  #isRefused = false;

  constructor(
    socket: Line,
    options: {
      principal: Principal;
      document: 'map' | 'talk';
      wantsAcks: boolean;
      now: number;
      /** Bytes that the state vector of its step 1 may have; it rises with the ids that the map knows. */
      stateVectorBytes: () => number;
    },
  ) {
    this.#socket = socket;
    this.principal = options.principal;
    // What is said about a map is written by the server alone: to its sockets everybody is a reader.
    this.role = options.document === 'talk' ? 'viewer' : roleOf(options.principal);
    this.wantsAcks = options.wantsAcks;
    this.#lastSent = options.now;
    this.#stateVectorBytes = options.stateVectorBytes;
    this.guard = new Guard(this.role, options.stateVectorBytes);
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  send(message: Uint8Array, now: number): void {
    if (!this.isOpen) return;
    if (this.#socket.bufferedAmount > limits.bufferedBytes) {
      // It does not read what it is sent. It gets it all when it comes back.
      this.#socket.terminate();
      return;
    }
    this.#lastSent = now;
    this.#socket.send(message);
  }

  isQuietSince(time: number): boolean {
    return this.#lastSent <= time;
  }

  /** What it sent before and still waits is not applied any more: something is wrong with it, or comes before it. */
  get isRefused(): boolean {
    return this.#isRefused;
  }

  close({ code, reason }: Refusal): void {
    this.#isRefused ||= isFinal(code);
    sayFarewell(this.#socket, { code, reason });
  }

  /** Closes it for an edit that is not taken, maybe only not now. */
  refuse(refusal: Refusal): void {
    this.#isRefused = true;
    this.close(refusal);
  }

  /** Bytes that its next message may have. */
  get messageBytes(): number {
    const isFirst = mayWrite(this.role) && !this.acks.isSynced;
    return isFirst ? limits.firstStepTwoBytes : Math.max(limits.frameBytes, this.#stateVectorBytes());
  }
}

/** Closes a socket. Who does not answer the farewell is cut off: nothing may stay half open for ws's thirty seconds. */
export function sayFarewell(line: Pick<Line, 'close' | 'terminate'>, { code, reason }: Refusal): void {
  line.close(code, reason);
  setTimeout(() => line.terminate(), farewellMs).unref();
}
