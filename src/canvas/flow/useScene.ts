import { useMemo, useRef } from 'react';
import { useMap, useNumbers, useSeat, useView } from '#actions/session.ts';
import { viewWindow } from '#domain/layout/viewWindow.ts';
import type { Reading } from '#domain/lenses/lens.ts';
import type { Rect } from '#domain/map/geometry.ts';
import { nounOf, pathsAt } from '#domain/map/structure.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { useGesture } from '../gestures/gestureStore.ts';
import { useOffsets } from './useOffsets.ts';
import type { Scene } from './scene.ts';
import { visibleWorld } from './visibleWorld.ts';

const noReadings: ReadonlyMap<string, Reading> = new Map();

/** Everything that decides how the map looks now. `isFarOut`: one canvas draws the map, only what is kept is mounted. */
export function useScene(isFarOut: boolean): Scene {
  const map = useMap((whole) => whole);
  const window = useWindow();
  const selection = useView((view) => view.selection);
  const focused = useView((view) => view.focused);
  const editing = useView((view) => view.editing);
  const linkFrom = useView((view) => view.linkFrom);
  const offsets = useOffsets();
  const resizing = useGesture((state) => state.resizing);
  const dropStage = useGesture((state) => state.dropStage);
  const over = useGesture((state) => state.connecting?.over ?? null);
  const lensByPlace = useReadings();
  const { department: reader } = useSeat();
  const tabStop = focused !== null && nounOf(map, focused) !== null ? focused : firstOf(map);
  return useMemo(
    () => ({
      map,
      window: isFarOut ? null : window,
      kept: keptIds(map, [tabStop, editing]),
      selection,
      tabStop,
      offsets,
      resizing,
      dropStage,
      linkTarget: over ?? linkFrom,
      reader,
      lensByPlace,
    }),
    [
      map,
      window,
      isFarOut,
      tabStop,
      editing,
      selection,
      offsets,
      resizing,
      dropStage,
      over,
      linkFrom,
      reader,
      lensByPlace,
    ],
  );
}

/** The drawn part of the world; the same object until the view leaves it. */
function useWindow(): Rect | null {
  const last = useRef<Rect | null>(null);
  return useView((view) => {
    if (view.canvasSize.width === 0) return null;
    last.current = viewWindow(visibleWorld(view), last.current);
    return last.current;
  });
}

/** The focused thing and where the arrows lead from it are always there to take the focus. */
function keptIds(map: JourneyMap, ids: readonly (string | null)[]): ReadonlySet<string> {
  const kept = new Set<string>();
  for (const id of ids) {
    if (id === null) continue;
    kept.add(id);
    for (const path of pathsAt(map, id)) kept.add(path.from).add(path.to);
  }
  return kept;
}

/** What is read first; asked on every frame, so the whole reading order would be too much. */
function firstOf({ stages, touchpoints, notes }: JourneyMap): string | null {
  for (const records of [stages, touchpoints, notes]) for (const id of records.keys()) return id;
  return null;
}

/** Readings of touchpoints, paths and stages in one map. */
function useReadings(): ReadonlyMap<string, Reading> {
  const result = useNumbers((numbers) => numbers.result);
  return useMemo(() => (result ? new Map([...result.stages, ...result.places]) : noReadings), [result]);
}
