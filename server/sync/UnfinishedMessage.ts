import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { closeCodes } from '#document/closeCodes.ts';
import { tooLarge, type Refusal } from './Guard.ts';
import { limits } from './limits.ts';
import type { QueuedBytes } from './QueuedBytes.ts';

/** What a frame of control takes beside its content: two bytes of head, four of mask. */
const controlHeadBytes = 6;

const tooSlow = { code: closeCodes.tryAgain, reason: 'A message was begun and not ended.' };
const tooMany = { code: closeCodes.tryAgain, reason: 'The server receives too much at once. Try again.' };

/**
 * The message that a socket has begun and not ended. ws keeps its bytes until the end comes, as many as the largest
 * message of anybody may have; here they are counted, so that each may leave lying about only what they may send.
 */
export class UnfinishedMessage {
  /** Bytes that it may have: who has not been let in has nothing to say but farewell. */
  most: () => number = () => limits.strangerBytes;
  /** Told once when it has more than that, or lasts too long. */
  refused: (refusal: Refusal) => void = () => {};
  readonly #socket: WebSocket;
  readonly #all: QueuedBytes;
  readonly #longestMs: number;
  #bytes = 0;
  #hasEnded = false;
  #controlBytes = 0;
  #late: NodeJS.Timeout | null = null;

  /** `stream` is what the socket reads from; its bytes are looked at after the socket has. `all` are those of all sockets. */
  constructor(
    socket: WebSocket,
    stream: Duplex,
    { all, longestMs }: { all: QueuedBytes; longestMs: number },
  ) {
    this.#socket = socket;
    this.#all = all;
    this.#longestMs = longestMs;
    socket.on('message', () => {
      this.#hasEnded = true;
    });
    // These come between the parts of a message, and belong to none.
    for (const control of ['ping', 'pong'] as const) {
      socket.on(control, (data: Buffer) => {
        this.#controlBytes += controlHeadBytes + data.byteLength;
      });
    }
    socket.on('close', () => this.#hold(0));
    stream.on('data', (chunk: Buffer) => this.#read(chunk.byteLength));
  }

  #read(bytes: number): void {
    // What of this chunk comes after an end is not known, and little.
    const unfinished = this.#hasEnded ? 0 : Math.max(0, this.#bytes + bytes - this.#controlBytes);
    this.#hasEnded = false;
    this.#controlBytes = 0;
    if (!this.#hold(unfinished)) this.#refuse(tooMany);
    else if (unfinished > this.most()) this.#refuse(tooLarge);
  }

  /** False when there is no room for so many bytes. */
  #hold(bytes: number): boolean {
    this.#all.release(this.#bytes);
    const hasRoom = this.#all.add(bytes);
    this.#bytes = hasRoom ? bytes : 0;
    if (this.#bytes > 0) {
      this.#late ??= setTimeout(() => this.#refuse(tooSlow), this.#longestMs).unref();
    } else if (this.#late !== null) {
      clearTimeout(this.#late);
      this.#late = null;
    }
    return hasRoom;
  }

  #refuse(refusal: Refusal): void {
    this.refused(refusal);
    // Nothing more of it is read; the farewell's own end cuts it off.
    this.#socket.pause();
  }
}
