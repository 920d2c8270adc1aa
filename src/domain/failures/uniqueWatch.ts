/** Tells whether texts are all different, for as long as none came twice. */
export interface UniqueWatch {
  /** False once a text came again. */
  readonly add: (text: string) => boolean;
}

const firstSize = 1_024;

/**
 * Keeps 53 bits of each text, not the text: 16 bytes a text at most where a million of them would be hundreds of
 * megabytes. What it calls different is different; of a million different texts, two are taken for the same with a
 * chance of 1 to 20,000, and rows are then known by their content.
 */
export function uniqueWatch(): UniqueWatch {
  let table = new Float64Array(firstSize);
  let count = 0;

  const grow = (): void => {
    const old = table;
    table = new Float64Array(old.length * 2);
    for (const key of old) if (key !== 0) place(table, key);
  };

  return {
    add: (text) => {
      if (count * 2 >= table.length) grow();
      count += 1;
      return place(table, hashOf(text));
    },
  };
}

/** Puts a key into the first free place from where it belongs; false where it stands there already. */
function place(table: Float64Array, key: number): boolean {
  const mask = table.length - 1;
  let at = (key >>> 0) & mask;
  for (;;) {
    const held = table[at];
    if (held === key) return false;
    if (held === 0) {
      table[at] = key;
      return true;
    }
    at = (at + 1) & mask;
  }
}

/** 53 bits of a text, never 0: two 32-bit hashes in the manner of MurmurHash. */
function hashOf(text: string): number {
  let low = 0x9747b28c;
  let high = 0x2f0b4c47;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 0x85ebca6b);
    low ^= low >>> 13;
    high = Math.imul(high ^ code, 0xc2b2ae35);
    high ^= high >>> 16;
  }
  low = Math.imul(low ^ (low >>> 16), 0x27d4eb2f);
  low ^= low >>> 15;
  return (high >>> 11) * 4_294_967_296 + (low >>> 0) + 1;
}
