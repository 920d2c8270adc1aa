import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

const sync = 0;
const presence = 1;
const queryPresence = 3;
const ack = 100;

/** What a client may say: y-websocket's protocol, read without trust. `bytes` are views on the frame. */
export type ClientMessage =
  | { readonly kind: 'step1'; readonly bytes: Uint8Array }
  | { readonly kind: 'step2'; readonly bytes: Uint8Array }
  | { readonly kind: 'update'; readonly bytes: Uint8Array }
  | { readonly kind: 'presence'; readonly bytes: Uint8Array }
  | { readonly kind: 'queryPresence' };

const syncKinds = ['step1', 'step2', 'update'] as const;

/** The message in a frame, or null when it is none of the protocol's. */
export function readMessage(frame: Uint8Array): ClientMessage | null {
  try {
    const decoder = decoding.createDecoder(frame);
    const message = readKnown(decoder);
    return decoding.hasContent(decoder) ? null : message;
  } catch {
    // reason: a frame that ends too early is simply not a message; the caller closes the connection
    return null;
  }
}

function readKnown(decoder: decoding.Decoder): ClientMessage | null {
  const type = decoding.readVarUint(decoder);
  if (type === queryPresence) return { kind: 'queryPresence' };
  if (type === presence) return { kind: 'presence', bytes: decoding.readVarUint8Array(decoder) };
  if (type !== sync) return null;
  const kind = syncKinds[decoding.readVarUint(decoder)];
  return kind === undefined ? null : { kind, bytes: decoding.readVarUint8Array(decoder) };
}

function write(types: readonly number[], bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const type of types) encoding.writeVarUint(encoder, type);
  encoding.writeVarUint8Array(encoder, bytes);
  return encoding.toUint8Array(encoder);
}

export function writeStepOne(stateVector: Uint8Array): Uint8Array {
  return write([sync, 0], stateVector);
}

export function writeStepTwo(update: Uint8Array): Uint8Array {
  return write([sync, 1], update);
}

export function writeUpdate(update: Uint8Array): Uint8Array {
  return write([sync, 2], update);
}

export function writePresence(entries: Uint8Array): Uint8Array {
  return write([presence], entries);
}

/** "The first n sync messages of this connection are durable", to sockets that asked with `?ack=1`. */
export function writeAck(count: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, ack);
  encoding.writeVarUint(encoder, count);
  return encoding.toUint8Array(encoder);
}
