import type { Other } from '#document/presence.ts';
import type { Seen } from '#document/presenceSchema.ts';

/** What there is to take on from a followed person. */
export type Followed =
  | { readonly at: 'seen'; readonly seen: Seen }
  /** They, or whom they follow, are about to tell. */
  | { readonly at: 'waiting' }
  /** They follow somebody who, at the end, follows back: nobody leads, so nothing moves until one of them does. */
  | { readonly at: 'circle' }
  | { readonly at: 'away' };

/**
 * Whose view is taken on: that of the person, or of whom they follow themselves, and so on. Views are told by those
 * only who follow nobody, so what is taken on is never an echo of one's own.
 */
export function followedView(people: readonly Other[], person: string, met: ReadonlySet<string>): Followed {
  if (met.has(person)) return { at: 'circle' };
  const view = people.find((other) => other.person.id === person)?.view;
  if (view === undefined) return { at: 'away' };
  if (view === null) return { at: 'waiting' };
  if (!('follows' in view)) return { at: 'seen', seen: view };
  const further = followedView(people, view.follows, new Set([...met, person]));
  return further.at === 'away' ? { at: 'waiting' } : further;
}
