import type { Comment } from '#domain/talk/comment.ts';

type Words = Pick<Comment, 'text' | 'mentions'>;

const keptMs = 10 * 60_000;
const mostKept = 10_000;

/**
 * What deleted comments said, for the Undo in the toast: in memory only and for ten minutes, since what is deleted
 * shall be gone. The clock (milliseconds) is handed in.
 */
export class DeletedWords {
  readonly #words = new Map<string, { readonly words: Words; readonly at: number }>();

  keep(mapId: string, comment: Comment, now: number): void {
    this.#forget(now);
    const { text, mentions } = comment;
    this.#words.set(`${mapId}/${comment.id}`, { words: { text, mentions }, at: now });
  }

  find(mapId: string, comment: string, now: number): Words | null {
    this.#forget(now);
    return this.#words.get(`${mapId}/${comment}`)?.words ?? null;
  }

  /** Oldest first, as a Map keeps them. */
  #forget(now: number): void {
    for (const [key, { at }] of this.#words) {
      if (now - at < keptMs && this.#words.size <= mostKept) return;
      this.#words.delete(key);
    }
  }
}
