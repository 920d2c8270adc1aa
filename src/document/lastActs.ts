import type { Presence } from './presenceSchema.ts';

type Entry = Presence & { readonly client: number };

/**
 * In which order people's tabs did something last, by client: the later the higher. That a tab begins or ceases to tell
 * what it sees is no act: all tabs of a person do as soon as somebody follows.
 */
export function lastActs(
  before: readonly Entry[],
  now: readonly Entry[],
  acts: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> {
  const known = new Map(before.map((entry) => [entry.client, entry]));
  const next = Math.max(0, ...acts.values()) + 1;
  return new Map(
    now.map((entry) => {
      const { client } = entry;
      return [client, hasActed(known.get(client), entry) ? next : (acts.get(client) ?? 0)];
    }),
  );
}

function hasActed(before: Entry | undefined, now: Entry): boolean {
  if (before === undefined) return true;
  if (before === now) return false;
  const hasMoved = before.view !== null && now.view !== null && !isSame(before.view, now.view);
  return hasMoved || !isSame(doingOf(before), doingOf(now));
}

function doingOf({ cursor, selection, crowd, drag, editing }: Entry) {
  return { cursor, selection, crowd, drag, editing };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
