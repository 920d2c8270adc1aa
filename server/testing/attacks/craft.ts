import * as encoding from 'lib0/encoding';

export type Part = number | string | Uint8Array;

/** Bytes written by hand: numbers are var-uints, strings are var-strings, bytes are as they are. */
export function craft(...parts: readonly Part[]): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const part of parts) {
    if (typeof part === 'number') encoding.writeVarUint(encoder, part);
    else if (typeof part === 'string') encoding.writeVarString(encoder, part);
    else encoding.writeUint8Array(encoder, part);
  }
  return encoding.toUint8Array(encoder);
}

export function raw(...bytes: number[]): Uint8Array {
  return Uint8Array.from(bytes);
}

/** An update of one client (7) with one struct at clock 0 with this info byte and rest; nothing is deleted. */
export function struct(info: number, ...rest: Part[]): Uint8Array {
  return craft(1, 1, 7, 0, raw(info), ...rest, 0);
}

/** An item in the root type `stages` under a key. */
export function item(kind: number, ...content: Part[]): Uint8Array {
  return struct(0x20 | kind, 1, 'stages', 'key', ...content);
}

/** A list of one value, by the number of its kind. */
export function value(kind: number, ...body: Part[]): Uint8Array {
  return item(8, 1, raw(kind), ...body);
}
