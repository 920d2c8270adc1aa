import { talkOf } from '../talk/talkOf.ts';
import { areUnsaved } from './areUnsaved.ts';
import type { CopyKeeper, KeptRoom, StoredUpdate } from './CopyKeeper.ts';
import type { UnsavedWork } from './unsavedWork.ts';
import { withBegun } from './withBegun.ts';

/** A keeper in this tab's memory, for browsers that keep nothing (private windows of some). A reload forgets it all. */
export function memoryKeeper(): CopyKeeper {
  const rooms = new Map<string, KeptRoom>();
  const states = new Map<string, Uint8Array>();
  const works = new Map<string, UnsavedWork>();
  let updates: (StoredUpdate & { readonly room: string })[] = [];
  let lastKey = 0;
  const ofRoom = (room: string) => updates.filter((each) => each.room === room);
  return {
    isLasting: false,
    rooms: async () => [...rooms.values()],
    putRoom: async (entry) => {
      const kept = withBegun(entry, rooms.get(entry.room));
      rooms.set(entry.room, kept);
      return kept.begun;
    },
    load: async (room) => ({
      state: states.get(room) ?? null,
      updates: ofRoom(room),
      begun: rooms.get(room)?.begun,
    }),
    append: async (room, added, begun) => {
      if (begun !== undefined && rooms.get(room)?.begun !== begun) return null;
      const stored = added.map((each) => ({ ...each, room, key: (lastKey += 1) }));
      updates.push(...stored);
      return stored.map(({ key }) => key);
    },
    markSaved: async (keys) => {
      const saved = new Set(keys);
      updates = updates.map((each) => (saved.has(each.key) ? { ...each, isUnsaved: false } : each));
    },
    fold: async (room, keys, fold) => {
      const state = fold(states.get(room) ?? null);
      if (state === null) return;
      const folded = new Set(keys);
      states.set(room, state);
      updates = updates.filter(({ key }) => !folded.has(key));
    },
    forget: async (room, keys, work) => {
      if (!areUnsaved(keys, ofRoom(room))) return false;
      updates = updates.filter((each) => each.room !== room);
      states.delete(room);
      states.delete(talkOf(room));
      rooms.delete(room);
      if (work !== null) works.set(work.id, work);
      return true;
    },
    works: async (mapId) => [...works.values()].filter((work) => work.mapId === mapId),
    dropWork: async (id) => void works.delete(id),
  };
}
