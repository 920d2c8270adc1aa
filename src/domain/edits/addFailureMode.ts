import { failureModeSchema } from '#domain/map/failureMode.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import type { Change } from './change.ts';

/** A new failure mode, at a touchpoint or path or still without a place. */
export function addFailureMode(
  _map: JourneyMap,
  wish: { readonly id: string; readonly name?: string; readonly place?: string | null },
): Change[] {
  const record = failureModeSchema.parse({ id: wish.id, name: wish.name?.trim(), place: wish.place });
  return [{ op: 'put', noun: 'failureModes', record }];
}
