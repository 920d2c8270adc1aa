import * as Y from 'yjs';
import { newDoc } from '../newDoc.ts';
import type { Change } from '#domain/edits/change.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { migrate } from '../migrations/migrate.ts';
import { readMap } from '../readMap.ts';
import { metaOf } from '../schema.ts';
import type { CopyKeeper, KeptCopy, KeptUpdate } from './CopyKeeper.ts';
import type { UnsavedWork } from './unsavedWork.ts';
import { withoutEdits } from './withoutEdits.ts';

type Wish = Pick<UnsavedWork, 'id' | 'mapId' | 'at' | 'code'> & {
  readonly keeper: CopyKeeper;
  readonly room: string;
  /** What could not be written into the copy. */
  readonly waiting: readonly KeptUpdate[];
  /** The tab's own document, where it has the room open: another tab may have forgotten what the copy began with. */
  readonly doc?: Y.Doc;
};

/** Each time another tab wrote meanwhile; a pass takes less time than a person needs for two keys. */
const mostPasses = 20;

/**
 * Takes what the server did not take out of a room's copy, puts it aside as Unsaved work, and forgets the copy: the map
 * comes again from the server. Null where nothing was unsaved, the edits came to nothing, or another tab was quicker.
 * Rejects where this browser cannot write it down or cannot read what was typed; then everything is left as it is.
 */
export async function takeUnsaved(wish: Wish): Promise<UnsavedWork | null> {
  const { keeper, room } = wish;
  for (let pass = 0; pass < mostPasses; pass += 1) {
    const kept = await keeper.load(room);
    const keys = kept.updates.filter(({ isUnsaved }) => isUnsaved).map(({ key }) => key);
    const work = await workOf(wish, kept);
    if (await keeper.forget(room, keys, work)) return work;
  }
  throw new Error('another tab writes all the time');
}

async function workOf(
  { id, mapId, at, code, waiting, doc }: Wish,
  kept: KeptCopy,
): Promise<UnsavedWork | null> {
  const updates: readonly KeptUpdate[] = [...kept.updates, ...waiting];
  const saved = updates.filter(({ isUnsaved }) => !isUnsaved).map(({ update }) => update);
  const unsaved = updates.filter(({ isUnsaved }) => isUnsaved).map(({ update }) => update);
  if (unsaved.length === 0) return null;
  const { compareMaps } = await import('#domain/compare/compareMaps.ts');
  const { describeChanges } = await import('#domain/compare/describeChanges.ts');
  const base = kept.state === null ? saved : [kept.state, ...saved];
  const maps = mapsFrom(base, unsaved) ?? (doc && mapsFrom([withoutEdits(doc, unsaved)], unsaved));
  if (!maps) throw new Error('what the edits were made on is not here');
  const changes = compareMaps(maps.before, maps.after);
  if (changes.length === 0) return null;
  const things = describeChanges(maps.before, maps.after);
  return { id, mapId, at, code, changes, whole: wholeOf(maps.after, changes), things };
}

/**
 * Whether a room's copy holds what another person typed in this browser and the server has not got: it must never go
 * out under this one's name.
 */
export async function holdsOthersWork(keeper: CopyKeeper, room: string, person: string): Promise<boolean> {
  const { updates } = await keeper.load(room);
  return updates.some(({ isUnsaved, by }) => isUnsaved && by !== undefined && by !== person);
}

/** Null where `base` is no whole map, or the edits need what is not in it: then nobody knows what they came to. */
function mapsFrom(base: readonly Uint8Array[], edits: readonly Uint8Array[]) {
  const before = readFrom(base);
  const after = readFrom([...base, ...edits]);
  return before.isBegun && !after.isWaiting ? { before: before.map, after: after.map } : null;
}

/** In this build's shape, also where the copy was written by an older one. */
function readFrom(updates: readonly Uint8Array[]) {
  const doc = newDoc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  const isBegun = metaOf(doc).size > 0;
  const isWaiting = doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
  migrate(doc);
  const { map } = readMap(doc);
  doc.destroy();
  return { map, isBegun, isWaiting };
}

function wholeOf(after: JourneyMap, changes: readonly Change[]): Change[] {
  return changes.flatMap((change): Change[] => {
    const record = change.op === 'set' ? after[change.noun].get(change.id) : undefined;
    return change.op === 'set' && record ? [{ op: 'put', noun: change.noun, record } as Change] : [];
  });
}
