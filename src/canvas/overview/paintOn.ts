import type { Size } from '#domain/map/geometry.ts';

/** Makes a canvas as sharp as the screen, clears it, and paints on it in CSS px. */
export function paintOn(
  canvas: HTMLCanvasElement | null,
  size: Size,
  paint: (context: CanvasRenderingContext2D) => void,
): void {
  const context = canvas?.getContext('2d');
  if (!canvas || !context || size.width === 0) return;
  const ratio = window.devicePixelRatio || 1;
  const width = Math.round(size.width * ratio);
  const height = Math.round(size.height * ratio);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, size.width, size.height);
  paint(context);
}
