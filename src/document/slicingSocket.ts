import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { AckLedger } from './AckLedger.ts';
import { sliceUpdate } from './sliceUpdate.ts';

const messageSync = 0;
const stepTwo = 1;
const update = 2;

/**
 * A WebSocket that sends what carries edits (step 2, update) in slices that the server takes, and enters each into the
 * ledger: the server acknowledges by their count.
 */
export function slicingSocket(ledger: AckLedger): typeof WebSocket {
  return class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      ledger.connect();
    }

    override send(data: Uint8Array<ArrayBuffer>) {
      const kind = data[0] === messageSync ? data[1] : undefined;
      if (kind !== stepTwo && kind !== update) {
        super.send(data);
        return;
      }
      const slices = sliceUpdate(decoding.readVarUint8Array(decoding.createDecoder(data.subarray(2))));
      for (const [index, slice] of slices.entries()) {
        super.send(slices.length === 1 ? data : frame(index === 0 ? kind : update, slice));
        if (index < slices.length - 1) ledger.sendPart();
        else if (kind === stepTwo) ledger.sendStepTwo();
        else ledger.sendUpdate();
      }
    }
  };
}

function frame(kind: number, slice: Uint8Array): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageSync);
  encoding.writeVarUint(encoder, kind);
  encoding.writeVarUint8Array(encoder, slice);
  return encoding.toUint8Array(encoder);
}
