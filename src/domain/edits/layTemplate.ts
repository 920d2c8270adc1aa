import type { NewId } from '#domain/map/id.ts';
import { orderAtEnd } from '#domain/map/order.ts';
import { stageSchema, stageSize, type Stage } from '#domain/map/stage.ts';
import { stageGap } from './addStage.ts';
import type { Change } from './change.ts';

/** A journey that most offers share, in the customer's words. */
const commonStages = [
  'I notice that I need something',
  'I look at what there is',
  'I decide and buy',
  'I get it and start',
  'I use it',
  'I need help',
  'I stay or leave',
] as const;

/** The stages of a common journey side by side, for an empty map. */
export function layTemplate(newId: NewId): Change[] {
  const stages: Stage[] = [];
  for (const name of commonStages) {
    const position = { x: stages.length * (stageSize.width + stageGap), y: 0 };
    stages.push(stageSchema.parse({ id: newId(), name, order: orderAtEnd(stages), position }));
  }
  return stages.map((record) => ({ op: 'put', noun: 'stages', record }));
}
