import type { Cause } from '#domain/map/failureMode.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import type { Change } from './change.ts';

/**
 * Sets the weight (0–1) of one cause of a failure mode, 0 takes it away: `perceivedCause` is what customers blame,
 * `actualCause` what an investigation found; neither ever changes the other.
 */
export function setCause(
  map: JourneyMap,
  wish: {
    readonly mode: string;
    readonly field: 'perceivedCause' | 'actualCause';
    readonly cause: Cause;
    readonly weight: number;
  },
): Change[] {
  const mode = map.failureModes.get(wish.mode);
  if (!mode) return [];
  const { [wish.cause]: before = 0, ...others } = mode[wish.field];
  const weight = Math.min(1, Math.max(0, wish.weight));
  if (weight === before) return [];
  const weights = weight === 0 ? others : { ...others, [wish.cause]: weight };
  return [{ op: 'set', noun: 'failureModes', id: mode.id, fields: { [wish.field]: weights } }];
}
