import type { JourneyMap } from '#domain/map/journeyMap.ts';
import type { Meta } from '#domain/map/meta.ts';
import { canEstimate } from '#domain/rules/canEstimate.ts';
import type { Change } from './change.ts';

export type Assumptions = Pick<
  Meta,
  'currency' | 'customersPerYear' | 'marginPerCustomer' | 'lossLow' | 'lossLikely' | 'lossHigh'
>;

/** Sets what money rests on; only what differs from now, and nothing where the loss would be out of order. */
export function setAssumptions(map: JourneyMap, wish: Partial<Assumptions>): Change[] {
  const { lossLow, lossLikely, lossHigh } = { ...map.meta, ...wish };
  if (!canEstimate(lossLow, lossLikely, lossHigh).ok) return [];
  const changed = Object.entries(wish).filter(([key, value]) => map.meta[key as keyof Assumptions] !== value);
  return changed.length === 0 ? [] : [{ op: 'setMeta', fields: Object.fromEntries(changed) }];
}
