import * as Y from 'yjs';
import { makeTalkDocument } from '#document/talk/writeTalk.ts';
import type { MapKeeper } from '#server/storage/MapKeeper.ts';

/**
 * Keeps the talk documents, each under its map's id. The first look at the talk of a map that is there makes its
 * document; of a map that is not there, there is none.
 */
export function talkKeeper(talks: MapKeeper, maps: MapKeeper): MapKeeper {
  return {
    ...talks,
    load: async (id) => {
      const stored = await talks.load(id);
      if (stored !== null) return stored;
      const entry = await maps.find(id);
      if (entry === null) return null;
      const doc = makeTalkDocument();
      // The map's title is the map's: erased there, it must not be left here.
      await talks.create({ ...entry, title: '' }, Y.encodeStateAsUpdate(doc));
      doc.destroy();
      return talks.load(id);
    },
  };
}
