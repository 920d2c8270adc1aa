import type { CopyKeeper } from './CopyKeeper.ts';

/**
 * Forgets the copies of maps that are not open here and hold nothing unsaved, but for the `spared` visited last: they
 * come again from the server.
 */
export async function makeRoomFor(keeper: CopyKeeper, room: string, spared: number): Promise<void> {
  try {
    const rooms = await keeper.rooms();
    for (const other of rooms.toSorted((a, b) => b.usedAt - a.usedAt).slice(spared)) {
      if (other.room !== room) await keeper.forget(other.room, [], null);
    }
  } catch {
    // reason: a database that cannot even delete; the sign says that nothing is kept
  }
}
