import type { ShareRange } from '#domain/map/fix.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { canEstimate } from '#domain/rules/canEstimate.ts';
import type { Change } from './change.ts';

/**
 * Sets which share of a failure mode's failures a fix is expected to prevent (0–1, low, likely, high); null takes the
 * failure mode off the fix. Nothing where the range is out of order or nothing would change.
 */
export function setReduction(
  map: JourneyMap,
  wish: { readonly fix: string; readonly mode: string; readonly share: ShareRange | null },
): Change[] {
  const fix = map.fixes.get(wish.fix);
  if (!fix) return [];
  const { [wish.mode]: before, ...others } = fix.reduces;
  const { share } = wish;
  if (share === null) {
    return before ? [{ op: 'set', noun: 'fixes', id: fix.id, fields: { reduces: others } }] : [];
  }
  if (!canEstimate(share.low, share.likely, share.high).ok) return [];
  return [{ op: 'set', noun: 'fixes', id: fix.id, fields: { reduces: { ...others, [wish.mode]: share } } }];
}
