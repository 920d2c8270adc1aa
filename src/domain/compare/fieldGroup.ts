import type { Noun } from '#domain/map/journeyMap.ts';

const groups: Readonly<Record<string, string>> = {
  stage: 'position',
  size: 'position',
  alsoClaimed: 'accountable',
  contestOpen: 'accountable',
  to: 'from',
  costLow: 'cost',
  costLikely: 'cost',
  costHigh: 'cost',
  lossLow: 'loss',
  lossLikely: 'loss',
  lossHigh: 'loss',
};

/** Fields that only make sense together have one group: half of somebody's move is a place that nobody chose. */
export function fieldGroup(noun: Noun | 'meta', field: string): string {
  return noun === 'rules' ? 'rule' : (groups[field] ?? field);
}
