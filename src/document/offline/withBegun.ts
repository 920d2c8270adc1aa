import type { KeptRoom } from './CopyKeeper.ts';

/** A room's entry as it is renewed: a copy that is there already stays the one that it was. */
export function withBegun(entry: KeptRoom, before: KeptRoom | undefined): KeptRoom {
  return before?.begun === undefined ? entry : { ...entry, begun: before.begun };
}
