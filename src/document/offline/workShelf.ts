import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CopyKeeper } from './CopyKeeper.ts';
import type { UnsavedWork } from './unsavedWork.ts';

export type WorkShelf = {
  /** The Unsaved work of one map in this browser, the oldest first. */
  readonly store: StoreApi<{ readonly works: readonly UnsavedWork[] }>;
  /** Reads the list anew. */
  readonly look: () => Promise<void>;
  readonly drop: (id: string) => Promise<void>;
};

/** The Unsaved work of a map: read from the keeper, since another tab may have put some there. */
export function createWorkShelf(opening: Promise<CopyKeeper>, mapId: string): WorkShelf {
  const store = createStore<{ readonly works: readonly UnsavedWork[] }>(() => ({ works: [] }));
  const look = async () => {
    const keeper = await opening;
    const works = await keeper.works(mapId);
    store.setState({ works: works.toSorted((a, b) => a.at - b.at) });
  };
  return {
    store,
    look,
    drop: async (id) => {
      const keeper = await opening;
      await keeper.dropWork(id);
      await look();
    },
  };
}
