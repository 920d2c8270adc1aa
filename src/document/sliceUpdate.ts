import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** What one message to the server may carry (trust.md, Big edits); the server takes somewhat more. */
const messageLimits = { bytes: 100 * 1024, structs: 5_000, clients: 200 };
type Limits = typeof messageLimits;

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];
type Deletes = ReturnType<typeof Y.decodeUpdate>['ds'];

/**
 * Cuts an update (Yjs v1 encoding) into smaller ones that, applied in this order, never wait for one another: what an
 * insertion refers to goes out before it, what is deleted after all that is inserted. A struct is never cut in two.
 * What refers to something outside of `update` is taken to find it where it is sent.
 */
export function sliceUpdate(update: Uint8Array, limits: Limits = messageLimits): readonly Uint8Array[] {
  // A struct or a deletion takes two bytes at least.
  if (update.byteLength <= Math.min(limits.bytes, limits.structs * 2)) return [update];
  const { structs, ds } = Y.decodeUpdate(update);
  const ranges = [...ds.clients.values()].reduce((sum, items) => sum + items.length, 0);
  const isSmall = structs.length <= limits.structs && ranges <= limits.structs;
  if (isSmall && update.byteLength <= limits.bytes) return [update];
  return [...sliceStructs(inCausalOrder(structs), limits), ...sliceDeletes(ds, limits)];
}

/** Each client's structs stay in their order; one that refers to another client's waits for it. */
function inCausalOrder(structs: readonly Struct[]): Struct[] {
  const queues = Map.groupBy(structs, ({ id }) => id.client);
  const reached = new Map([...queues].map(([client, queue]) => [client, queue[0]?.id.clock ?? 0]));
  const isThere = (id: Y.ID | null) => id === null || id.clock < (reached.get(id.client) ?? Infinity);
  const next = new Map([...queues.keys()].map((client) => [client, 0]));
  const ordered: Struct[] = [];
  for (let before = -1; before < ordered.length;) {
    before = ordered.length;
    for (const [client, queue] of queues) {
      let index = next.get(client) ?? 0;
      for (; index < queue.length; index++) {
        const struct = queue[index];
        if (struct === undefined || !referencesOf(struct).every(isThere)) break;
        ordered.push(struct);
        reached.set(client, struct.id.clock + struct.length);
      }
      next.set(client, index);
    }
  }
  return ordered;
}

/** The ids that must be known before a struct can be placed. A parent that is a root is named by a text, not an id. */
function referencesOf(struct: Struct): (Y.ID | null)[] {
  if (!(struct instanceof Y.Item)) return [];
  const parent: unknown = struct.parent;
  return [struct.origin, struct.rightOrigin, parent instanceof Y.ID ? parent : null];
}

type Run = { readonly first: number; readonly encoder: Y.UpdateEncoderV1; count: number };

function* sliceStructs(structs: readonly Struct[], limits: Limits): Generator<Uint8Array> {
  let runs = new Map<number, Run>();
  let bytes = 0;
  let count = 0;
  for (const struct of structs) {
    const written = new Y.UpdateEncoderV1();
    struct.write(written, 0);
    const piece = encoding.toUint8Array(written.restEncoder);
    const isFull = bytes + piece.length > limits.bytes || count === limits.structs;
    if (count > 0 && (isFull || runs.size === limits.clients)) {
      yield joinRuns(runs);
      runs = new Map();
      bytes = 0;
      count = 0;
    }
    const { client, clock } = struct.id;
    const run = runs.get(client) ?? { first: clock, encoder: new Y.UpdateEncoderV1(), count: 0 };
    encoding.writeUint8Array(run.encoder.restEncoder, piece);
    run.count += 1;
    runs.set(client, run);
    bytes += piece.length;
    count += 1;
  }
  if (count > 0) yield joinRuns(runs);
}

/** An update without deletions: per client how many structs, from which clock, then the structs. */
function joinRuns(runs: ReadonlyMap<number, Run>): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, runs.size);
  for (const [client, run] of runs) {
    encoding.writeVarUint(encoder, run.count);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, run.first);
    encoding.writeUint8Array(encoder, encoding.toUint8Array(run.encoder.restEncoder));
  }
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

type Ranges = Deletes['clients'] extends Map<number, infer R> ? R : never;

/** Updates of deletions only. */
function* sliceDeletes(ds: Deletes, limits: Limits): Generator<Uint8Array> {
  let slice: [number, Ranges][] = [];
  let count = 0;
  for (const [client, ranges] of ds.clients) {
    for (let start = 0; start < ranges.length; start += limits.structs) {
      const piece = ranges.slice(start, start + limits.structs);
      if (count + piece.length > limits.structs || slice.length === limits.clients) {
        yield writeDeletes(slice);
        slice = [];
        count = 0;
      }
      slice.push([client, piece]);
      count += piece.length;
    }
  }
  if (count > 0) yield writeDeletes(slice);
}

function writeDeletes(slice: readonly [number, Ranges][]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarUint(encoder, slice.length);
  for (const [client, ranges] of slice) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length);
    for (const { clock, len } of ranges) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, len);
    }
  }
  return encoding.toUint8Array(encoder);
}
