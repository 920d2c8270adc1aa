import { isKey, rootNames } from '#document/schema.ts';
import { BoundedReader, type StructId } from './BoundedReader.ts';
import { checkContent, type CheckedContent } from './checkContent.ts';
import { limits } from './limits.ts';

/** The clocks that an update writes for one client: from `first` up to, not including, `end`. */
export type ClientSpan = { readonly client: number; readonly first: number; readonly end: number };

/** A client whose structs an update deletes, all of them before `end`. */
export type ClientDeletes = { readonly client: number; readonly end: number };

/** A record (Y.Map) that an update writes: under a key of a root type, or in the place of the struct to its left. */
export type WrittenRecord = StructId & {
  readonly root: string | null;
  readonly key: string | null;
  readonly left: StructId | null;
};

/** What an update writes, as far as who may write it and how much of it a map bears depend on. */
export type UpdateShape = {
  readonly spans: readonly ClientSpan[];
  readonly deletes: readonly ClientDeletes[];
  readonly records: readonly WrittenRecord[];
  /** How many of its bytes write something; the others delete. */
  readonly writtenBytes: number;
};

export type CheckedUpdate = UpdateShape | { readonly problem: string };

/**
 * Reads an update (Yjs v1 encoding) once, byte by byte, without building anything, and says what is wrong with it, or
 * what it writes. It runs before `applyUpdate`, because that may throw half-way, after it has already changed and
 * broadcast. Refuses what Yjs itself would accept and suffer from: huge counts and lengths, structs of length
 * zero, content that our schema never writes, root types and keys that are not ours (nobody would see what lies there,
 * and it would take a map's room for good), trailing bytes.
 */
export function checkUpdate(update: Uint8Array, maxStructs: number): CheckedUpdate {
  const reader = new BoundedReader(update);
  const records: WrittenRecord[] = [];
  try {
    const spans = checkStructs({ reader, records }, maxStructs);
    const writtenBytes = reader.position;
    const deletes = checkDeletes(reader, maxStructs);
    if (reader.hasMore) reader.refuse('bytes after its end');
    return { spans, deletes, records, writtenBytes };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : 'it cannot be read' };
  }
}

type Walk = {
  readonly reader: BoundedReader;
  readonly records: WrittenRecord[];
};

function checkStructs(walk: Walk, maxStructs: number): ClientSpan[] {
  const { reader } = walk;
  const spans = new Map<number, ClientSpan>();
  let left = maxStructs;
  for (let clients = reader.count(limits.clients, 'clients'); clients > 0; clients--) {
    const structs = reader.count(left, 'structs');
    left -= structs;
    const span = checkClient(walk, structs);
    // Yjs would keep the second list only, and the first would be acknowledged and lost.
    if (spans.has(span.client)) reader.refuse('a client that comes twice');
    spans.set(span.client, span);
  }
  return [...spans.values()];
}

function checkClient(walk: Walk, structs: number): ClientSpan {
  const { client, clock: first } = walk.reader.id();
  let clock = first;
  let end = first;
  for (let n = 0; n < structs; n++) {
    const { length, isGap } = checkStruct(walk, { client, clock });
    clock += length;
    if (!isGap) end = clock;
  }
  return { client, first, end };
}

/** A neighbour or parent. Of its own client it can only know what came before it; Yjs relies on that and throws. */
function readReference(reader: BoundedReader, own: StructId): StructId {
  const id = reader.id();
  if (id.client === own.client && id.clock >= own.clock) reader.refuse('a struct that refers to a later one');
  return id;
}

const structKinds = { collected: 0, gap: 10 } as const;
const hasLeft = 0x80;
const hasRight = 0x40;
const hasKey = 0x20;

/** Gives back the struct's length, by which the clock of the next one is later. */
function checkStruct(walk: Walk, own: StructId): { length: number; isGap: boolean } {
  const { reader } = walk;
  const info = reader.byte();
  const kind = info & 0x1f;
  // Collected garbage, or a gap that a client knows of: both are only a length.
  if (kind === structKinds.collected || kind === structKinds.gap) {
    // Two readers of Yjs take the one for a gap, the other for an item of a kind that there is not.
    if (info !== kind) reader.refuse('a gap with neighbours');
    return { length: reader.length(), isGap: kind === structKinds.gap };
  }
  const left = info & hasLeft ? readReference(reader, own) : null;
  if (info & hasRight) readReference(reader, own);
  const hasPlace = (info & (hasLeft | hasRight)) === 0;
  const place = hasPlace ? readPlace(reader, info, own) : nowhere;
  const content = checkContent(reader, kind);
  if (hasPlace && place.root === null && !mayHold(place.key, content))
    reader.refuse('a thing out of its place');
  if (content.kind === 'record') walk.records.push({ ...own, ...place, left });
  return { length: content.length, isGap: false };
}

type Place = { readonly root: string | null; readonly key: string | null };

const nowhere: Place = { root: null, key: null };

/** Below a root type, or below another item: where an item says that it is. With neighbours it is where they are. */
function readPlace(reader: BoundedReader, info: number, own: StructId): Place {
  let root: string | null = null;
  if (reader.uint() === 1) {
    root = reader.text();
    if (!rootNames.has(root)) reader.refuse('a type that a map does not have');
  } else readReference(reader, own);
  const key = info & hasKey ? reader.key() : null;
  // All root types are maps: what has no key there is seen by nobody and stays for ever.
  if (root !== null && key === null) reader.refuse('a thing without a key');
  if (key !== null && !isKey(root, key)) reader.refuse('a key that a map does not have');
  return { root, key };
}

/** A record's field holds values or a long text, a long text (no key) letters: all else is seen by nobody there. */
function mayHold(field: string | null, { kind }: CheckedContent): boolean {
  if (kind === 'deleted') return true;
  return field === null ? kind === 'letters' : kind === 'values' || kind === 'longText';
}

function checkDeletes(reader: BoundedReader, most: number): ClientDeletes[] {
  const deletes: ClientDeletes[] = [];
  for (let clients = reader.count(most, 'clients'); clients > 0; clients--) {
    const client = reader.client();
    let end = 0;
    for (let ranges = reader.count(most, 'deletions'); ranges > 0; ranges--) {
      end = Math.max(end, reader.clock() + reader.length());
    }
    deletes.push({ client, end });
  }
  return deletes;
}
