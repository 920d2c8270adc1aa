import type { Point, Size } from '#domain/map/geometry.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { stageHeader, stageSize, touchpointGap, touchpointInset } from '#domain/map/stage.ts';
import { touchpointsIn } from '#domain/map/structure.ts';

/** A stage in order: its size, and its touchpoints' positions relative to it. */
export type TidyStage = { readonly size: Size; readonly positions: ReadonlyMap<string, Point> };

/**
 * Puts a stage's touchpoints in one column in the order in which they stand (from the top, then from the left), with
 * even gaps, and makes the stage as large as they need; null for a stage that is not there.
 */
export function tidyStage(map: JourneyMap, id: string): TidyStage | null {
  if (!map.stages.has(id)) return null;
  const column = touchpointsIn(map, id).toSorted(
    (a, b) => a.position.y - b.position.y || a.position.x - b.position.x,
  );
  const positions = new Map<string, Point>();
  let y: number = stageHeader;
  for (const touchpoint of column) {
    positions.set(touchpoint.id, { x: touchpointInset, y });
    y += touchpoint.size.height + touchpointGap;
  }
  const widest = Math.max(0, ...column.map((touchpoint) => touchpoint.size.width));
  const height = y - touchpointGap + touchpointInset;
  return {
    size: {
      width: Math.max(stageSize.width, widest + 2 * touchpointInset),
      height: Math.max(stageSize.height, height),
    },
    positions,
  };
}
