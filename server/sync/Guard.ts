import * as Y from 'yjs';
import { closeCodes } from '#document/closeCodes.ts';
import { checkUpdate, type UpdateShape } from './checkUpdate.ts';
import { limits } from './limits.ts';
import { readMessage, type ClientMessage } from './messages.ts';
import { RateLimit } from './RateLimit.ts';
import { mayWrite, type Role } from '#domain/sharing/role.ts';

/** Why a connection is closed: a code of `closeCodes` and a sentence (≤ 120 bytes, the protocol's limit is 123). */
export type Refusal = { readonly code: number; readonly reason: string };

/** Also for a message that is longer than that before it has ended. */
export const tooLarge: Refusal = {
  code: closeCodes.tooLarge,
  reason: 'A message may have 256 KiB. Send it in slices.',
};

type Update = Extract<ClientMessage, { kind: 'step2' | 'update' }>;

/** A message that writes, with what it writes. */
export type WritingMessage = Update & { readonly shape: UpdateShape };

/** A message that may reach the room. */
export type GuardedMessage = Exclude<ClientMessage, Update> | WritingMessage;

export type Guarded =
  | { readonly verdict: 'pass'; readonly message: GuardedMessage }
  /** Harmless, and nothing to do. */
  | { readonly verdict: 'ignore' }
  | ({ readonly verdict: 'refuse' } & Refusal);

const ignore: Guarded = { verdict: 'ignore' };

function refuse(code: number, reason: string): Guarded {
  return { verdict: 'refuse', code, reason };
}

/**
 * Stands between one connection's frames and the room: sizes, rates, rights, and the bytes of each update.
 * Nothing reaches the document that did not pass here. One guard a connection, since the first step 2 may be big.
 */
export class Guard {
  readonly #role: Role;
  readonly #stateVectorBytes: () => number;
  readonly #messages = new RateLimit(limits.messageBurst, limits.messagesPerSecond);
  readonly #requests = new RateLimit(limits.stepOnes, (limits.stepOnes * 1_000) / limits.stepOneWindowMs);
  #hadStepTwo = false;

  /** `stateVectorBytes` is asked anew for each step 1: who tells what the map's own document holds is never refused. */
  constructor(role: Role, stateVectorBytes: () => number = () => limits.stateVectorBytes) {
    this.#role = role;
    this.#stateVectorBytes = stateVectorBytes;
  }

  check(frame: Uint8Array, now: number): Guarded {
    if (frame.byteLength > limits.frameBytes && frame.byteLength > this.#mostBytes(frame)) {
      return { verdict: 'refuse', ...tooLarge };
    }
    const message = readMessage(frame);
    if (message === null) return refuse(closeCodes.badMessage, 'This is not a message of the sync protocol.');
    switch (message.kind) {
      case 'presence':
        // Stock clients echo other people's presence, hundreds a second: never counted, dropped cheaply later.
        return { verdict: 'pass', message };
      case 'step1':
      case 'queryPresence':
        return this.#checkRequest(message, now);
      case 'step2':
      case 'update':
        return this.#checkUpdate(message, now);
    }
  }

  /** Of a frame that is larger than most. Whether the first step 2 is too large was seen before it had ended. */
  #mostBytes(frame: Uint8Array): number {
    if (isSync(frame, stepTwo)) return this.#hadStepTwo ? limits.frameBytes : Infinity;
    return isSync(frame, stepOne) ? this.#stateVectorBytes() + syncHeadBytes : limits.frameBytes;
  }

  /** A few bytes that ask for many: for the whole map, or for everyone who is here. */
  #checkRequest(message: ClientMessage & { kind: 'step1' | 'queryPresence' }, now: number): Guarded {
    if (!this.#requests.take(now)) return refuse(closeCodes.tooMany, 'Too many requests for the whole map.');
    if (message.kind === 'queryPresence') return { verdict: 'pass', message };
    if (message.bytes.byteLength > this.#stateVectorBytes() || !isStateVector(message.bytes)) {
      return refuse(closeCodes.badMessage, 'This state vector cannot be read.');
    }
    return { verdict: 'pass', message };
  }

  #checkUpdate(message: Update, now: number): Guarded {
    if (!mayWrite(this.#role)) {
      if (isEmptyUpdate(message.bytes)) return ignore;
      return refuse(closeCodes.forbidden, 'You may look at this map, but not change it.');
    }
    if (!this.#messages.take(now)) return refuse(closeCodes.tooMany, 'Too many edits at once. Try again.');
    const isFirst = message.kind === 'step2' && !this.#hadStepTwo;
    const shape = checkUpdate(message.bytes, isFirst ? limits.firstStepTwoStructs : limits.structs);
    if ('problem' in shape) {
      return refuse(closeCodes.badMessage, `This edit was refused: ${shape.problem}.`);
    }
    if (message.kind === 'step2') this.#hadStepTwo = true;
    return { verdict: 'pass', message: { ...message, shape } };
  }
}

const stepOne = 0;
const stepTwo = 1;
/** The kind of message twice, and how long the rest is. */
const syncHeadBytes = 8;

function isSync(frame: Uint8Array, kind: number): boolean {
  return frame[0] === 0 && frame[1] === kind;
}

function isEmptyUpdate(update: Uint8Array): boolean {
  return update.byteLength === 2 && update[0] === 0 && update[1] === 0;
}

function isStateVector(bytes: Uint8Array): boolean {
  try {
    Y.decodeStateVector(bytes);
    return true;
  } catch {
    // reason: it ends too early; the caller closes the connection
    return false;
  }
}
