import { z } from 'zod';

const coordinate = z.number().min(-1e6).max(1e6);

/** One value, not two keys: two people's moves at once must not give a place nobody chose. World units = CSS px at 100%. */
export const pointSchema = z.object({ x: coordinate, y: coordinate });
export type Point = Readonly<z.infer<typeof pointSchema>>;

export const sizeSchema = z.object({
  width: z.number().min(40).max(1e5),
  height: z.number().min(40).max(1e5),
});
export type Size = Readonly<z.infer<typeof sizeSchema>>;

export type Rect = Point & Size;

export function contains(rect: Rect, point: Point): boolean {
  return (
    point.x >= rect.x &&
    point.x <= rect.x + rect.width &&
    point.y >= rect.y &&
    point.y <= rect.y + rect.height
  );
}

export function overlaps(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
