import type { Author } from '#server/access/Author.ts';

/** Everybody once, with the name that they had last. */
export function joinAuthors(...lists: readonly (readonly Author[])[]): readonly Author[] {
  return [...new Map(lists.flat().map((author) => [author.personId, author])).values()];
}
