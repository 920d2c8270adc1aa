import { fixSchema, type Fix } from '#domain/map/fix.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import type { Change } from './change.ts';

/** A new fix, an idea without cost; what it reduces may be given at once. */
export function addFix(
  _map: JourneyMap,
  wish: { readonly id: string; readonly name?: string; readonly reduces?: Fix['reduces'] },
): Change[] {
  const record = fixSchema.parse({ id: wish.id, name: wish.name?.trim(), reduces: wish.reduces });
  return [{ op: 'put', noun: 'fixes', record }];
}
