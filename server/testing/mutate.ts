import type { SeededRandom } from '#base/seededRandom.ts';
import {
  readMessage,
  writePresence,
  writeStepOne,
  writeStepTwo,
  writeUpdate,
} from '#server/sync/messages.ts';

/**
 * What a fault or an attacker makes of a genuine message: one to three changes, anywhere in the frame, or within what
 * it carries with the length around it put right.
 */
export function mutate(frame: Uint8Array, other: Uint8Array, random: SeededRandom): Uint8Array {
  const message = readMessage(frame);
  if (message === null || message.kind === 'queryPresence' || random.chance(0.3)) {
    return mutateBytes(frame, other, random);
  }
  return writers[message.kind](mutateBytes(message.bytes, other, random));
}

const writers = {
  step1: writeStepOne,
  step2: writeStepTwo,
  update: writeUpdate,
  presence: writePresence,
};

function mutateBytes(given: Uint8Array, other: Uint8Array, random: SeededRandom): Uint8Array {
  let bytes = Buffer.from(given);
  for (let n = random.between(1, 3); n > 0; n--) bytes = mutateOnce(bytes, other, random);
  return Uint8Array.from(bytes);
}

const telling = [0, 1, 2, 7, 8, 10, 0x7f, 0x80, 0xff];

function mutateOnce(
  bytes: Buffer<ArrayBuffer>,
  other: Uint8Array,
  random: SeededRandom,
): Buffer<ArrayBuffer> {
  const at = random.between(0, bytes.length);
  const head = bytes.subarray(0, at);
  const rest = bytes.subarray(at);
  const somebody = Buffer.from(other);
  switch (random.between(0, 7)) {
    case 0: // one bit
      return Buffer.concat([
        head,
        rest.map((byte, n) => (n === 0 ? byte ^ (1 << random.between(0, 7)) : byte)),
      ]);
    case 1: // one byte
      return Buffer.concat([head, Buffer.of(random.between(0, 255)), rest.subarray(1)]);
    case 2: // one more byte
      return Buffer.concat([head, Buffer.of(random.pick(telling)), rest]);
    case 3: // some bytes less
      return Buffer.concat([head, rest.subarray(random.between(1, 4))]);
    case 4: // cut off
      return Buffer.from(head);
    case 5: // a part twice
      return Buffer.concat([head, rest.subarray(0, random.between(1, 12)), rest]);
    case 6: // a huge number in a number's place
      return Buffer.concat([
        head,
        Buffer.of(0xff, 0xff, 0xff, 0xff, random.between(0, 0x7f)),
        rest.subarray(1),
      ]);
    default: // the tail of another message
      return Buffer.concat([head, somebody.subarray(random.between(0, somebody.length))]);
  }
}
