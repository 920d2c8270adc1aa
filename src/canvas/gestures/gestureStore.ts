import { createContext, use } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Guide } from '#domain/layout/snapping.ts';
import type { Point, Rect } from '#domain/map/geometry.ts';

/** A path that is being drawn or led elsewhere: its fixed end, and the touchpoint under the pointer or the pointer. */
export type Connecting = {
  readonly fixed: string;
  readonly fixedEnd: 'from' | 'to';
  readonly over: string | null;
  readonly point: Point;
  /** The path that is reconnected; null for a new one. */
  readonly path: string | null;
};

/** What only the canvas needs to know about a gesture in flight, in world units. Own, fleeting, never shared. */
export type GestureState = {
  readonly guides: readonly Guide[];
  /** The selection box. */
  readonly box: Rect | null;
  /** The stage that would take in what is dropped now. */
  readonly dropStage: string | null;
  /** Alt+drag: the originals stay and ghosts move. */
  readonly isCopying: boolean;
  readonly connecting: Connecting | null;
  readonly resizing: { readonly id: string; readonly box: Rect } | null;
};

export const atRest: GestureState = {
  guides: [],
  box: null,
  dropStage: null,
  isCopying: false,
  connecting: null,
  resizing: null,
};

export type GestureStore = StoreApi<GestureState>;

export function createGestureStore(): GestureStore {
  return createStore<GestureState>(() => atRest);
}

const GestureContext = createContext<GestureStore | null>(null);
export const GestureProvider = GestureContext.Provider;

export function useGestureStore(): GestureStore {
  const store = use(GestureContext);
  if (!store) throw new Error('useGestureStore needs a GestureProvider above it');
  return store;
}

export function useGesture<T>(choose: (state: GestureState) => T): T {
  return useStore(useGestureStore(), choose);
}
