import type { RuleTakings } from '#domain/failures/ruleTakings.ts';
import type { Rule } from '#domain/map/rule.ts';
import type { WaitingRules } from './useWaitingRules.ts';

/** What the parts of one rule's line are shown by. */
export type RuleLineProps = {
  readonly rule: Rule;
  /** Its turn among `rules`, from 0. */
  readonly index: number;
  readonly rules: readonly Rule[];
  readonly groupBy: string;
  readonly takings: RuleTakings | null;
  readonly waiting: WaitingRules;
  readonly onMove: (id: string, index: number) => void;
};
