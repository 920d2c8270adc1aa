import { useEffect, useMemo, useRef, type PointerEvent } from 'react';
import { useMap, useSession, useView } from '#actions/session.ts';
import { memoizeByRef } from '#base/memoizeByRef.ts';
import type { Reading } from '#domain/lenses/lens.ts';
import type { Rect } from '#domain/map/geometry.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { boundsOf, placedNouns, worldPosition } from '#domain/map/structure.ts';
import type { Viewport } from '#view/viewStore.ts';
import { visibleWorld } from '../flow/visibleWorld.ts';
import { fillBox, type Ground } from './fillBox.ts';
import look from './Minimap.module.css';
import { paletteOf } from './palette.ts';
import { paintOn } from './paintOn.ts';
import { useTheme } from './useTheme.ts';

const size = { width: 180, height: 120 };
const margin = 8;
const mostZoom = 0.2;

type Props = { readonly readings: ReadonlyMap<string, Reading> };

/** Only while a part of the map is out of sight: where all is seen it would but cover cards. */
export function Minimap({ readings }: Props) {
  const bounds = useMap(boundsOfAll);
  const isAllSeen = useView((view) => bounds === null || isInside(bounds, visibleWorld(view)));
  return isAllSeen ? null : <SmallMap readings={readings} />;
}

/** The whole map in small, with heat, and where one is on it. A press or drag goes there. */
function SmallMap({ readings }: Props) {
  const session = useSession();
  const map = useMap((whole) => whole);
  const colour = paletteOf(useTheme());
  const ref = useRef<HTMLCanvasElement>(null);
  const camera = useMemo(() => cameraFor(map), [map]);

  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (camera) paintOn(ref.current, size, (context) => draw({ context, colour }, map, readings, camera));
    });
    return () => cancelAnimationFrame(frame);
  }, [map, readings, camera, colour]);

  if (!camera) return null;
  const goTo = (event: PointerEvent) => {
    const bounds = event.currentTarget.getBoundingClientRect();
    const x = (event.clientX - bounds.left - camera.x) / camera.zoom;
    const y = (event.clientY - bounds.top - camera.y) / camera.zoom;
    session.view.setState(({ viewport, canvasSize }) => ({
      viewport: {
        ...viewport,
        x: canvasSize.width / 2 - x * viewport.zoom,
        y: canvasSize.height / 2 - y * viewport.zoom,
      },
    }));
  };
  return (
    <div
      className={look.minimap}
      data-no-press
      data-testid="minimap"
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        goTo(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) goTo(event);
      }}
    >
      <canvas ref={ref} className={look.canvas} aria-label="The whole map" />
      <ViewFrame camera={camera} />
    </div>
  );
}

function ViewFrame({ camera }: { readonly camera: Viewport }) {
  const viewport = useView((view) => view.viewport);
  const canvasSize = useView((view) => view.canvasSize);
  const view = visibleWorld({ viewport, canvasSize });
  const left = Math.max(0, view.x * camera.zoom + camera.x);
  const top = Math.max(0, view.y * camera.zoom + camera.y);
  const right = Math.min(size.width, (view.x + view.width) * camera.zoom + camera.x);
  const bottom = Math.min(size.height, (view.y + view.height) * camera.zoom + camera.y);
  if (right <= left || bottom <= top) return null;
  return <div className={look.frame} style={{ left, top, width: right - left, height: bottom - top }} />;
}

function cameraFor(map: JourneyMap): Viewport | null {
  const bounds = boundsOfAll(map);
  if (!bounds) return null;
  const room = { width: size.width - 2 * margin, height: size.height - 2 * margin };
  const zoom = Math.min(room.width / bounds.width, room.height / bounds.height, mostZoom);
  return {
    x: size.width / 2 - (bounds.x + bounds.width / 2) * zoom,
    y: size.height / 2 - (bounds.y + bounds.height / 2) * zoom,
    zoom,
  };
}

function draw(
  ground: Ground,
  map: JourneyMap,
  readings: ReadonlyMap<string, Reading>,
  camera: Viewport,
): void {
  const box = (rect: Rect): Rect => ({
    x: rect.x * camera.zoom + camera.x,
    y: rect.y * camera.zoom + camera.y,
    width: Math.max(2, rect.width * camera.zoom),
    height: Math.max(2, rect.height * camera.zoom),
  });
  for (const stage of map.stages.values())
    fillBox(ground, box({ ...stage.position, ...stage.size }), null, 'sunken');
  for (const touchpoint of map.touchpoints.values()) {
    const rect = box({ ...worldPosition(map, touchpoint), ...touchpoint.size });
    fillBox(ground, rect, readings.get(touchpoint.id) ?? null, 'card');
  }
  for (const note of map.notes.values()) {
    const rect = box({ ...note.position, ...note.size });
    ground.context.fillStyle = ground.colour(`note-${note.tone}`);
    ground.context.fillRect(rect.x, rect.y, rect.width, rect.height);
  }
}

const boundsOfAll = memoizeByRef((map: JourneyMap) =>
  boundsOf(
    map,
    placedNouns.flatMap((noun) => [...map[noun].keys()]),
  ),
);

function isInside(inner: Rect, outer: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}
