import { useKeyPress } from '@xyflow/react';
import { lazy, Suspense, useCallback, useRef, type MouseEvent, type PointerEvent } from 'react';
import { useSession, useView } from '#actions/session.ts';
import { firstPaint } from '#view/firstPaint.ts';
import { Flow } from './Flow.tsx';
import { useDetail } from './flow/useDetail.ts';
import { click, doubleClick } from './gestures/click.ts';
import { dragGroupOver, dropGroup } from './gestures/dropGroup.ts';
import { useGestureStore } from './gestures/gestureStore.ts';
import { useKeyWalk } from './gestures/useKeyWalk.ts';
import { press } from './gestures/press.ts';
import { worldPoint, type Surface } from './gestures/surface.ts';
import { useWheelZoom } from './gestures/useWheelZoom.ts';
import { useContextMenu } from './menu/useContextMenu.ts';
import { useCanvasSize } from './useCanvasSize.ts';
import { useFocusFollows } from './useFocusFollows.ts';
import look from './Canvas.module.css';

// At hand once the map stands; a fetch that failed is tried again when the menu is asked for.
const load = () => import('./menu/ContextMenu.tsx');
const ContextMenu = lazy(async () => ({ default: (await load()).ContextMenu }));
void firstPaint.then(() => load().catch(() => null));

/** The element that feels every gesture. Elements on it only carry marks (`data-id`, `data-stage-head` …). */
export function CanvasSurface() {
  const session = useSession();
  const gesture = useGestureStore();
  const ref = useRef<HTMLDivElement>(null);
  const tool = useView((view) => view.tool);
  const detail = useDetail();
  const isSpaceDown = useKeyPress('Space');
  useCanvasSize(ref);
  useWheelZoom(ref);
  useFocusFollows(ref);

  const withSurface = useCallback(
    (run: (surface: Surface) => void) => {
      if (ref.current) run({ session, gesture, element: ref.current });
    },
    [session, gesture],
  );
  const menu = useContextMenu(withSurface);
  const onPointerMove = (event: PointerEvent) => {
    menu.onPointerMove(event);
    withSurface((surface) => {
      const pointer = worldPoint(surface, event);
      session.view.setState({ pointer });
      session.presence.tell({ cursor: pointer });
    });
  };
  const onPointerLeave = () => {
    session.view.setState({ pointer: null });
    session.presence.tell({ cursor: null });
  };
  useKeyWalk(ref);
  return (
    // reason: React Flow's element inside is the widget (role application); this one only hears what bubbles. Keys: useKeyWalk.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions, jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={ref}
      className={look.canvas}
      data-detail={detail}
      data-tool={tool}
      onPointerDown={(event) => {
        menu.onPointerDown(event);
        if (!isSpaceDown) withSurface((surface) => press(surface, event.nativeEvent));
      }}
      onPointerMove={onPointerMove}
      onPointerUp={menu.onPointerUp}
      onContextMenu={menu.onContextMenu}
      onPointerLeave={onPointerLeave}
      onClick={(event: MouseEvent) => withSurface((surface) => click(surface, event.nativeEvent))}
      onDoubleClick={(event: MouseEvent) => withSurface((surface) => doubleClick(surface, event.nativeEvent))}
      onDragOver={(event) => withSurface((surface) => dragGroupOver(surface, event.nativeEvent))}
      onDrop={(event) => withSurface((surface) => dropGroup(surface, event.nativeEvent))}
    >
      <Flow detail={detail} />
      <Suspense>{menu.at && <ContextMenu at={menu.at} onClose={menu.close} />}</Suspense>
    </div>
  );
}
