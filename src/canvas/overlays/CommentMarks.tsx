import { ViewportPortal } from '@xyflow/react';
import { MessageSquare } from 'lucide-react';
import { useMemo, type CSSProperties } from 'react';
import { useMap, useSession, useTalk, useView } from '#actions/session.ts';
import { countWords } from '#base/countWords.ts';
import { groupBy } from '#base/groupBy.ts';
import { pathCurve } from '#domain/layout/pathCurve.ts';
import type { Point } from '#domain/map/geometry.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import type { ThreadTarget } from '#domain/talk/thread.ts';
import { isSameTarget, threadViews, type ThreadView } from '#domain/talk/threadViews.ts';
import type { Detail } from '../flow/detail.ts';
import { layers } from '../flow/createFlowNodes.ts';
import { rectNow, type Scene } from '../flow/scene.ts';
import look from './CommentMarks.module.css';

/**
 * Where things have open threads: a sign at their corner with how much was said. A click opens it. Far out there is one
 * sign a stage, for all that stands in it.
 */
export function CommentMarks({ offsets, detail }: Pick<Scene, 'offsets'> & { readonly detail: Detail }) {
  const { presence } = useSession();
  const { talk, marks } = useTalk((state) => state);
  const zoom = useView((view) => view.viewport.zoom);
  const map = useMap((whole) => whole);
  const asked = useView(({ panel }) => (panel.kind === 'comments' ? panel.on : null));
  const me = presence.me().id;
  const places = useMemo(() => {
    const open = threadViews(talk, marks, me).filter(({ thread }) => thread.resolvedAt === null);
    return [...groupBy(open, ({ thread }) => JSON.stringify(shownOn(map, thread.on, detail))).values()];
  }, [talk, marks, me, map, detail]);
  const isNewSpot =
    asked !== null &&
    'point' in asked &&
    !places.some(([first]) => first !== undefined && isSameTarget(first.thread.on, asked));
  return (
    <ViewportPortal>
      <div className={look.layer} style={{ zIndex: layers.others, '--zoom': zoom } as CSSProperties}>
        {places.map((views) => (
          <Mark key={views[0]?.thread.id} views={views} offsets={offsets} detail={detail} />
        ))}
        {isNewSpot ? (
          <span className={look.mark} style={placed(asked.point)}>
            <MessageSquare size={14} aria-hidden />
          </span>
        ) : null}
      </div>
    </ViewportPortal>
  );
}

type MarkProps = {
  readonly views: readonly ThreadView[];
  readonly offsets: Scene['offsets'];
  readonly detail: Detail;
};

function Mark({ views, offsets, detail }: MarkProps) {
  const { view } = useSession();
  const map = useMap((whole) => whole);
  const on = views[0]?.thread.on;
  const at = on === undefined ? null : cornerOf({ map, offsets, resizing: null }, shownOn(map, on, detail));
  if (on === undefined || at === null) return null;
  const count = views.reduce((sum, { comments }) => sum + comments.length, 0);
  const unread = views.reduce((sum, each) => sum + each.unread, 0);
  const words = countWords(count, 'comment', 'comments');
  return (
    <button
      type="button"
      // By key, M on the thing opens the same.
      tabIndex={-1}
      data-no-press
      data-unread={unread > 0 || undefined}
      aria-label={unread > 0 ? `${words}, ${unread} unread` : words}
      className={look.mark}
      style={placed(at)}
      onClick={(event) => {
        event.stopPropagation();
        const isOne = views.every(({ thread }) => isSameTarget(thread.on, on));
        const thread = views[0]?.thread.id ?? null;
        view.setState({ panel: { kind: 'comments', on: isOne ? on : null, thread } });
      }}
    >
      <MessageSquare size={14} aria-hidden />
      {count}
    </button>
  );
}

function placed({ x, y }: Point): CSSProperties {
  return { transform: `translate(${x}px, ${y}px) scale(calc(1 / var(--zoom, 1))) translate(-50%, -50%)` };
}

/** Far out, things have no room of their own: their stage shows for them. */
function shownOn(map: JourneyMap, on: ThreadTarget, detail: Detail): ThreadTarget {
  if (detail !== 'far' || 'point' in on) return on;
  const touchpoint = map.touchpoints.get(map.paths.get(on.id)?.from ?? on.id);
  const stage = touchpoint?.stage ?? null;
  return stage === null ? on : { noun: 'stages', id: stage };
}

/** The upper right corner of a thing, beside the middle of a path, or the spot; null for what is not on the canvas. */
function cornerOf(scene: Parameters<typeof rectNow>[0], on: ThreadTarget): Point | null {
  if ('point' in on) return on.point;
  const path = on.noun === 'paths' ? scene.map.paths.get(on.id) : undefined;
  if (path !== undefined) {
    const [from, to] = [rectNow(scene, path.from), rectNow(scene, path.to)];
    if (from === null || to === null) return null;
    const { middle } = pathCurve(from, to);
    return { x: middle.x, y: middle.y - 22 };
  }
  const rect = rectNow(scene, on.id);
  return rect && { x: rect.x + rect.width, y: rect.y + 4 };
}
