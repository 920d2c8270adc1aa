/** What waits to be applied, in bytes, here and in all that this is a part of; none of them may hold more than its most. */
export class QueuedBytes {
  readonly #most: number;
  readonly #whole: QueuedBytes | null;
  #bytes = 0;

  constructor(most: number, whole: QueuedBytes | null = null) {
    this.#most = most;
    this.#whole = whole;
  }

  /** False when there is no room for it; then nothing was added. */
  add(bytes: number): boolean {
    if (this.#bytes + bytes > this.#most) return false;
    if (this.#whole !== null && !this.#whole.add(bytes)) return false;
    this.#bytes += bytes;
    return true;
  }

  release(bytes: number): void {
    this.#bytes -= bytes;
    this.#whole?.release(bytes);
  }
}
