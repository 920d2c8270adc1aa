import type { Rect } from '#domain/map/geometry.ts';
import { stageSize, touchpointInset, type Stage } from '#domain/map/stage.ts';
import type { Change } from './change.ts';

/** Makes a stage large enough for boxes given relative to it; nothing when it is already. Sizes never shrink here. */
export function growStage(stage: Stage, boxes: readonly Rect[]): Change[] {
  const right = Math.max(stageSize.width, ...boxes.map((box) => box.x + box.width + touchpointInset));
  const bottom = Math.max(0, ...boxes.map((box) => box.y + box.height + touchpointInset));
  const size = { width: Math.max(stage.size.width, right), height: Math.max(stage.size.height, bottom) };
  const isLarger = size.width > stage.size.width || size.height > stage.size.height;
  return isLarger ? [{ op: 'set', noun: 'stages', id: stage.id, fields: { size } }] : [];
}
