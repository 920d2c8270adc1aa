import type { KeptRoom } from './CopyKeeper.ts';
import { openKeeper } from './openKeeper.ts';

/** The maps that this browser holds a copy of, one line a map, the last visited first; none where it keeps none. */
export async function keptMaps(): Promise<readonly KeptRoom[]> {
  try {
    const rooms = await (await openKeeper()).rooms();
    const newest = rooms.filter(({ isOwn }) => isOwn !== true).toSorted((a, b) => b.usedAt - a.usedAt);
    return [...new Map(newest.toReversed().map((room) => [room.mapId, room])).values()].toReversed();
  } catch {
    // reason: copies that cannot be read are as good as none; the maps come from the server
    return [];
  }
}
