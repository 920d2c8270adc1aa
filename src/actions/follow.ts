import type { Session } from './session.ts';

/** Takes on what this person sees from now on; whom one followed before is let go. */
export function follow({ view }: Pick<Session, 'view'>, person: string): void {
  view.setState(({ following, lens, filter, viewport }) => ({
    following: { person, own: following?.own ?? { lens, filter, viewport } },
  }));
}

/** Gives back what one saw before. */
export function stopFollowing({ view }: Pick<Session, 'view'>): void {
  view.setState(({ following }) => ({ ...following?.own, following: null }));
}
