import type { CopyKeeper } from './CopyKeeper.ts';

/** Forgets the copies of maps that are not open here and hold nothing unsaved: they come again from the server. */
export async function makeRoomFor(keeper: CopyKeeper, room: string): Promise<void> {
  try {
    for (const other of await keeper.rooms()) {
      if (other.room === room) continue;
      const { updates } = await keeper.load(other.room);
      if (!updates.some(({ isUnsaved }) => isUnsaved)) await keeper.forget(other.room);
    }
  } catch {
    // reason: a database that cannot even delete; the sign says that nothing is kept
  }
}
