import type { SyncTimes } from './limits.ts';
import type { NewIds } from './NewIds.ts';
import type { QueuedBytes } from './QueuedBytes.ts';

export type RoomHooks = {
  /** Nobody was here for a while and everything is stored. */
  readonly idle: () => void;
  /** What is in memory cannot be trusted any more; the room was closed and has to be loaded again. */
  readonly failed: (error: unknown) => void;
  readonly committed: (updates: number) => void;
  /** An edit was refused because the map has no room for it. */
  readonly full: () => void;
};

export type RoomNeeds = {
  readonly times: SyncTimes;
  /** What waits in all rooms. */
  readonly queued: QueuedBytes;
  /** Who brought how many client ids into this map lately. */
  readonly newIds: NewIds;
};
