import { createStore } from 'zustand/vanilla';
import type { MapState } from '#document/mapStore.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import type { Session } from './session.ts';

/** The editor on a version of the map: everything is as it was then, and nothing that is done to it is written. */
export function sessionOfVersion(now: Session, then: JourneyMap): Session {
  const store = createStore<MapState>(() => ({ map: then, problems: new Map() }));
  return {
    ...now,
    now,
    mapStore: { store, flush: () => {}, stop: () => {} },
    history: {
      commit: () => {},
      undo: () => 'nothing left',
      redo: () => 'nothing left',
      canUndo: () => false,
      canRedo: () => false,
      onStep: () => {},
      stop: () => {},
    },
  };
}
