import type * as Y from 'yjs';
import { recordsOf } from '#document/schema.ts';
import type { Log } from '#server/log.ts';
import type { Rooms } from '#server/sync/Rooms.ts';
import type { Failures } from './Failures.ts';
import type { Matchers } from './matcher/Matchers.ts';
import { recordInventory } from './recordInventory.ts';

export type RuleWatchNeeds = {
  readonly failures: Failures;
  readonly rooms: Rooms;
  readonly log: Log;
  readonly matchers: Matchers;
  /** Local mode: whoever writes a rule may see all that it looks at. */
  readonly confirms: 'everything' | 'nothing';
};

/** Several rules are often made one after another: they are looked at together. */
const pauseMs = 100;

/**
 * Sees to it that what a map's rules look at is known of its rows: looks when a room loads (a crash may lie between a
 * rule and its rows), and whenever rules or datasets change. One look a map at a time; what changes meanwhile is
 * looked at again.
 */
export class RuleWatch {
  readonly #needs: () => RuleWatchNeeds;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #looking = new Map<string, Promise<void>>();
  readonly #stop = new AbortController();

  /** `needs` are asked for when first used, since rooms need the watch to be made. */
  constructor(needs: () => RuleWatchNeeds) {
    this.#needs = needs;
  }

  /** Watches a document from now until it is destroyed. */
  follow(mapId: string, doc: Y.Doc): void {
    const look = (): void => this.lookSoon(mapId);
    recordsOf(doc, 'rules').observeDeep(look);
    recordsOf(doc, 'datasets').observeDeep(look);
    look();
  }

  /** Ends what is under way; a later start does the rest. */
  async stop(): Promise<void> {
    this.#stop.abort();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    await Promise.all(this.#looking.values());
  }

  /** Looks after a little while, for instance when rules have been confirmed. */
  lookSoon(mapId: string): void {
    if (this.#stop.signal.aborted || this.#timers.has(mapId)) return;
    const timer = setTimeout(() => {
      this.#timers.delete(mapId);
      const turn = (this.#looking.get(mapId) ?? Promise.resolve()).then(() => this.#look(mapId));
      this.#looking.set(mapId, turn);
      void turn.finally(() => {
        if (this.#looking.get(mapId) === turn) this.#looking.delete(mapId);
      });
    }, pauseMs);
    timer.unref();
    this.#timers.set(mapId, timer);
  }

  async #look(mapId: string): Promise<void> {
    const { failures, rooms, log, matchers, confirms } = this.#needs();
    const { signal } = this.#stop;
    try {
      const map = signal.aborted ? null : await rooms.getMap(mapId);
      if (map === null) return;
      const wish = { mapId, rules: [...map.rules.values()] };
      if (confirms === 'everything') await failures.call('confirmRules', wish);
      const hasChanged = await failures.call('rekey', wish, signal);
      if (hasChanged && !signal.aborted) await recordInventory({ failures, rooms }, mapId);
      // New rows are the matcher's too.
      matchers.lookAgain(mapId);
    } catch (error) {
      if (!signal.aborted) log.error({ event: 'rulesNotFollowed', mapId, err: error });
    }
  }
}
