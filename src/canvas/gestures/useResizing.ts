import { useMemo } from 'react';
import type { ResizeParams } from '@xyflow/react';
import { commit, mapOf, useSession } from '#actions/session.ts';
import { resizeThing } from '#domain/edits/resizeThing.ts';
import { useGestureStore } from './gestureStore.ts';

/** Resizing a stage or note by its edges and corners: shown while it happens, written once on letting go. */
export function useResizing(id: string) {
  const session = useSession();
  const gesture = useGestureStore();
  return useMemo(
    () => ({
      lineClassName: 'resizeLine',
      handleClassName: 'resizeHandle',
      onResize: (_event: unknown, { x, y, width, height }: ResizeParams) =>
        gesture.setState({ resizing: { id, box: { x, y, width, height } } }),
      onResizeEnd: () => {
        const { resizing } = gesture.getState();
        if (resizing?.id === id) commit(session, resizeThing(mapOf(session), id, resizing.box));
        gesture.setState({ resizing: null });
      },
    }),
    [session, gesture, id],
  );
}
