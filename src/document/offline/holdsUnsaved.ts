import { openKeeper } from './openKeeper.ts';

/** Whether this browser holds edits of a map that the server has not got. */
export async function holdsUnsaved(mapId: string): Promise<boolean> {
  try {
    const keeper = await openKeeper();
    const rooms = (await keeper.rooms()).filter((entry) => entry.mapId === mapId);
    const kept = await Promise.all(rooms.map(({ room }) => keeper.load(room)));
    return kept.some(({ updates }) => updates.some(({ isUnsaved }) => isUnsaved));
  } catch {
    // reason: copies that cannot be read are as good as none
    return false;
  }
}
