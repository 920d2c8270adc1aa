import { useSession } from '#actions/session.ts';

/** One's own words; the server lets an admin delete anybody's. */
export function useMayDelete(author: string): boolean {
  return useSession().presence.me().id === author;
}
