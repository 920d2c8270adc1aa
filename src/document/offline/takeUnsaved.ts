import * as Y from 'yjs';
import { newDoc } from '../newDoc.ts';
import type { Change } from '#domain/edits/change.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { migrate } from '../migrations/migrate.ts';
import { readMap } from '../readMap.ts';
import type { CopyKeeper, KeptUpdate } from './CopyKeeper.ts';
import type { UnsavedWork } from './unsavedWork.ts';

type Wish = Pick<UnsavedWork, 'id' | 'mapId' | 'at' | 'code'> & {
  readonly keeper: CopyKeeper;
  readonly room: string;
  /** What could not be written into the copy. */
  readonly waiting: readonly KeptUpdate[];
};

/**
 * Takes what the server did not take out of a room's copy, puts it aside as Unsaved work, and forgets the copy: the map
 * comes again from the server. Null where nothing was unsaved, the edits came to nothing, or another tab was quicker.
 * Rejects where this browser cannot write it down; then everything is left as it is.
 */
export async function takeUnsaved(wish: Wish): Promise<UnsavedWork | null> {
  const { keeper, room } = wish;
  const kept = await keeper.load(room);
  const updates: readonly KeptUpdate[] = [...kept.updates, ...wish.waiting];
  const saved = updates.filter(({ isUnsaved }) => !isUnsaved).map(({ update }) => update);
  const base = kept.state === null ? saved : [kept.state, ...saved];
  const before = mapFrom(base);
  const after = mapFrom([
    ...base,
    ...updates.filter(({ isUnsaved }) => isUnsaved).map(({ update }) => update),
  ]);
  const { compareMaps } = await import('#domain/compare/compareMaps.ts');
  const { describeChanges } = await import('#domain/compare/describeChanges.ts');
  const changes = compareMaps(before, after);
  if (changes.length === 0) {
    await keeper.forget(room);
    return null;
  }
  const { id, mapId, at, code } = wish;
  const things = describeChanges(before, after);
  const work: UnsavedWork = { id, mapId, at, code, changes, whole: wholeOf(after, changes), things };
  const keys = kept.updates.filter(({ isUnsaved }) => isUnsaved).map(({ key }) => key);
  return (await keeper.setAside(room, keys, work)) ? work : null;
}

/**
 * Whether a room's copy holds what another person typed in this browser and the server has not got: it must never go
 * out under this one's name.
 */
export async function holdsOthersWork(keeper: CopyKeeper, room: string, person: string): Promise<boolean> {
  const { updates } = await keeper.load(room);
  return updates.some(({ isUnsaved, by }) => isUnsaved && by !== undefined && by !== person);
}

/** In this build's shape, also where the copy was written by an older one. */
function mapFrom(updates: readonly Uint8Array[]): JourneyMap {
  const doc = newDoc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  migrate(doc);
  const { map } = readMap(doc);
  doc.destroy();
  return map;
}

function wholeOf(after: JourneyMap, changes: readonly Change[]): Change[] {
  return changes.flatMap((change): Change[] => {
    const record = change.op === 'set' ? after[change.noun].get(change.id) : undefined;
    return change.op === 'set' && record ? [{ op: 'put', noun: change.noun, record } as Change] : [];
  });
}
