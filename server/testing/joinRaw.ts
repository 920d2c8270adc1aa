import * as decoding from 'lib0/decoding';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';

export type RawClient = {
  readonly socket: WebSocket;
  readonly send: (...frame: number[]) => void;
  readonly sendBytes: (frame: Uint8Array) => void;
  /** All frames so far, oldest first. */
  readonly frames: readonly Uint8Array[];
  /** Resolves with the first frame, past or to come, that is as asked. */
  readonly frame: (isWanted: (frame: Uint8Array) => boolean) => Promise<Uint8Array>;
  readonly closed: Promise<{ code: number; reason: string }>;
  /** The count of the last ack; 0 before the first. */
  readonly acked: () => number;
  readonly untilAcked: (count: number) => Promise<unknown>;
};

export type RawOptions = { readonly query?: string; readonly headers?: Record<string, string> };

/** A bare socket on a room, for saying what no decent client would. Resolves when it is open. */
export async function joinRaw(url: string, room: string, options: RawOptions = {}): Promise<RawClient> {
  const address = `${url.replace(/^http/, 'ws')}/sync/${room}${options.query ?? ''}`;
  const socket = new WebSocket(address, { headers: options.headers ?? {} });
  const frames: Uint8Array[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (data: Buffer) => {
    frames.push(new Uint8Array(data));
    for (const look of waiting) look();
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: String(reason) }));
  });
  onTestFinished(() => socket.terminate());
  await new Promise((resolve, reject) => {
    socket.on('open', resolve);
    socket.on('error', reject);
  });
  const frame = (isWanted: (frame: Uint8Array) => boolean) =>
    new Promise<Uint8Array>((resolve) => {
      const look = () => {
        const found = frames.find(isWanted);
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  return {
    socket,
    frames,
    frame,
    closed,
    send: (...values) => socket.send(Uint8Array.from(values)),
    sendBytes: (bytes) => socket.send(bytes),
    acked: () => ackOf(frames.findLast((one) => ackOf(one) > 0)),
    untilAcked: (count) => frame((one) => ackOf(one) >= count),
  };
}

function ackOf(frame: Uint8Array | undefined): number {
  if (frame === undefined || frame[0] !== 100) return 0;
  const decoder = decoding.createDecoder(frame);
  decoding.readVarUint(decoder);
  return decoding.readVarUint(decoder);
}

/** Frames that carry the document: step 1, step 2, update. */
export function isStepOne(frame: Uint8Array): boolean {
  return frame[0] === 0 && frame[1] === 0;
}

export function isStepTwo(frame: Uint8Array): boolean {
  return frame[0] === 0 && frame[1] === 1;
}

export function isUpdate(frame: Uint8Array): boolean {
  return frame[0] === 0 && frame[1] === 2;
}

export function isPresence(frame: Uint8Array): boolean {
  return frame[0] === 1;
}
