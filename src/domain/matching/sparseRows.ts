import type { TextVector } from './textVector.ts';

/** Many sparse vectors in one place: row r is the entries from `starts[r]` to `starts[r + 1]`. */
export type SparseRows = {
  readonly features: number;
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float32Array;
};

export type RowCollector = {
  readonly add: (vector: TextVector) => void;
  readonly rows: () => SparseRows;
};

export function rowCollector(features: number): RowCollector {
  const starts = [0];
  let indices = new Int32Array(1_024);
  let values = new Float32Array(1_024);
  let length = 0;
  return {
    add: (vector) => {
      while (length + vector.length > indices.length) {
        indices = grown(indices, new Int32Array(indices.length * 2));
        values = grown(values, new Float32Array(values.length * 2));
      }
      indices.set(vector.indices.subarray(0, vector.length), length);
      values.set(vector.values.subarray(0, vector.length), length);
      length += vector.length;
      starts.push(length);
    },
    rows: () => ({ features, starts: Int32Array.from(starts), indices, values }),
  };
}

function grown<T extends Int32Array | Float32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
