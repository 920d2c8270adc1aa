import type { BoundedReader } from './BoundedReader.ts';
import { limits } from './limits.ts';

/** What an item may hold, by the number that the encoding gives it. Everything else is refused. */
const contentKinds = { deleted: 1, text: 4, type: 7, values: 8 } as const;

/** The shared types that are nested in a map, by their number: a record (Y.Map) and a long text (Y.Text). */
const sharedTypes = { record: 1, longText: 2 } as const;

/** What an item holds, and how much later the clock of the next struct is. */
export type CheckedContent = {
  readonly length: number;
  readonly kind: 'deleted' | 'letters' | 'record' | 'longText' | 'values';
};

/** Reads an item's content. */
export function checkContent(reader: BoundedReader, kind: number): CheckedContent {
  switch (kind) {
    case contentKinds.deleted:
      return { length: reader.length(), kind: 'deleted' };
    case contentKinds.text: {
      const { length } = reader.text();
      return length > 0 ? { length, kind: 'letters' } : reader.refuse('an empty text');
    }
    case contentKinds.type: {
      const type = reader.uint();
      if (type === sharedTypes.record) return { length: 1, kind: 'record' };
      if (type === sharedTypes.longText) return { length: 1, kind: 'longText' };
      return reader.refuse('a shared type that a map does not use');
    }
    case contentKinds.values: {
      const length = reader.count(limits.structLength, 'values');
      if (length < 1) reader.refuse('an empty list of values');
      for (let n = 0; n < length; n++) checkValue(reader, 0);
      return { length, kind: 'values' };
    }
    default:
      // legacy JSON 2, binary 3, embed 5, format 6, sub-document 9 and whatever is yet unknown
      return reader.refuse('content that a map does not use');
  }
}

/** What a value may be, by the number that the encoding gives it. */
const valueKinds = {
  undefined: 127,
  null: 126,
  integer: 125,
  float32: 124,
  float64: 123,
  false: 121,
  true: 120,
  text: 119,
  object: 118,
  array: 117,
} as const;

function checkValue(reader: BoundedReader, depth: number): void {
  if (depth > limits.nesting) reader.refuse('values nested too deeply');
  switch (reader.byte()) {
    case valueKinds.undefined:
    case valueKinds.null:
    case valueKinds.false:
    case valueKinds.true:
      return;
    case valueKinds.integer:
      return reader.skipInt();
    case valueKinds.float32:
      return reader.skipBytes(4);
    case valueKinds.float64:
      return reader.skipBytes(8);
    case valueKinds.text:
      reader.text();
      return;
    case valueKinds.object:
      for (let n = reader.count(limits.structLength, 'fields'); n > 0; n--) {
        reader.key();
        checkValue(reader, depth + 1);
      }
      return;
    case valueKinds.array:
      for (let n = reader.count(limits.structLength, 'values'); n > 0; n--) checkValue(reader, depth + 1);
      return;
    default:
      // a big integer 122, bytes 116 and whatever is yet unknown
      reader.refuse('a value of a kind that a map does not use');
  }
}
