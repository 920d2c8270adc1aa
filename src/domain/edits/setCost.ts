import type { Fix } from '#domain/map/fix.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { canEstimate } from '#domain/rules/canEstimate.ts';
import type { Change } from './change.ts';
import { setFields } from './setFields.ts';

/** Sets what a fix costs (map's currency, null unknown); nothing where low, likely and high would be out of order. */
export function setCost(
  map: JourneyMap,
  id: string,
  wish: Partial<Pick<Fix, 'costLow' | 'costLikely' | 'costHigh'>>,
): Change[] {
  const fix = map.fixes.get(id);
  if (!fix) return [];
  const { costLow, costLikely, costHigh } = { ...fix, ...wish };
  return canEstimate(costLow, costLikely, costHigh).ok ? setFields(map, 'fixes', id, wish) : [];
}
