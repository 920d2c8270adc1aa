import { ViewportPortal } from '@xyflow/react';
import { useMap, useView } from '#actions/session.ts';
import { curveToPoint, pathCurve } from '#domain/layout/pathCurve.ts';
import type { Guide } from '#domain/layout/snapping.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { rectOf } from '#domain/map/structure.ts';
import { layers } from '../flow/createFlowNodes.ts';
import { useGesture, type Connecting } from '../gestures/gestureStore.ts';
import { pathData } from '../paths/pathData.ts';
import look from './GestureLayer.module.css';

/** What one's own gesture shows while it happens: guide lines, the selection box, a path being drawn, ghosts. */
export function GestureLayer() {
  const { guides, box, connecting, isCopying } = useGesture((state) => state);
  return (
    <ViewportPortal>
      <svg className={look.layer} style={{ zIndex: layers.gesture }} aria-hidden="true">
        {guides.map((guide) => (
          <GuideLine key={`${guide.axis}${guide.at}`} guide={guide} />
        ))}
        {box && <rect {...box} className={look.box} />}
        {connecting && <ConnectingLine connecting={connecting} />}
        {isCopying && <Ghosts />}
      </svg>
    </ViewportPortal>
  );
}

function GuideLine({ guide: { axis, at, from, to } }: { readonly guide: Guide }) {
  const ends = axis === 'x' ? { x1: at, x2: at, y1: from, y2: to } : { x1: from, x2: to, y1: at, y2: at };
  return <line {...ends} className={look.guide} />;
}

function ConnectingLine({ connecting }: { readonly connecting: Connecting }) {
  const line = useMap((map) => connectingData(map, connecting));
  return line === null ? null : <path d={line} className={look.connecting} />;
}

function connectingData(map: JourneyMap, { fixed, fixedEnd, over, point }: Connecting): string | null {
  const start = rectOf(map, fixed);
  const target = over === null || over === fixed ? null : rectOf(map, over);
  if (!start) return null;
  if (target) return pathData(fixedEnd === 'from' ? pathCurve(start, target) : pathCurve(target, start));
  return pathData(curveToPoint(start, point));
}

/** Alt+drag: where the copies would land, while the originals stay. */
function Ghosts() {
  const drag = useView((view) => view.drag);
  const map = useMap((whole) => whole);
  if (!drag) return null;
  return [...drag.ids].map((id) => {
    const rect = rectOf(map, id);
    if (!rect) return null;
    const place = { x: rect.x + drag.dx, y: rect.y + drag.dy };
    return <rect key={id} {...rect} {...place} rx={6} className={look.ghost} />;
  });
}
