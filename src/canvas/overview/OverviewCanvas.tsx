import { useLayoutEffect, useRef } from 'react';
import { useView } from '#actions/session.ts';
import type { Scene } from '../flow/scene.ts';
import { visibleWorld } from '../flow/visibleWorld.ts';
import { drawOverview } from './drawOverview.ts';
import { paintOn } from './paintOn.ts';
import look from './OverviewCanvas.module.css';
import { paletteOf } from './palette.ts';
import { useTheme } from './useTheme.ts';

/** Far out, one 2D canvas draws the whole map; pointers find things on it by the grid. */
export function OverviewCanvas({ scene }: { readonly scene: Scene }) {
  const ref = useRef<HTMLCanvasElement>(null);
  const viewport = useView((view) => view.viewport);
  const canvasSize = useView((view) => view.canvasSize);
  const colour = paletteOf(useTheme());
  useLayoutEffect(() => {
    paintOn(ref.current, canvasSize, (context) =>
      drawOverview({ context, colour, scene, viewport }, visibleWorld({ viewport, canvasSize })),
    );
  }, [scene, viewport, canvasSize, colour]);
  return <canvas ref={ref} className={look.canvas} aria-hidden="true" />;
}
