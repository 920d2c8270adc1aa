/**
 * Counts one connection's sync messages (step 2, update) until they are durable. An ack names a prefix, so the
 * count stands still at a message that left pending structs, and before the first step 2: what came earlier than
 * that was passed over, because the step 2 carries it again.
 */
export class AckCount {
  #received = 0;
  #applied = 0;
  #acked = 0;
  #heldAt: number | null = null;
  #synced = false;

  /** Numbers an arriving message. */
  receive(): number {
    return ++this.#received;
  }

  /** The message was applied, or passed over; it is durable with the next commit. */
  apply(position: number): void {
    this.#applied = Math.max(this.#applied, position);
  }

  /** The first step 2 was applied. */
  sync(): void {
    this.#synced = true;
  }

  get isSynced(): boolean {
    return this.#synced;
  }

  /** Message `position` waits for a predecessor that is not here yet. */
  hold(position: number): void {
    this.#heldAt ??= position;
  }

  release(): void {
    this.#heldAt = null;
  }

  get isHeld(): boolean {
    return this.#heldAt !== null;
  }

  /** After a commit: the new count to tell, or null when it did not rise. */
  take(): number | null {
    if (!this.#synced) return null;
    const durable = this.#heldAt === null ? this.#applied : this.#heldAt - 1;
    if (durable <= this.#acked) return null;
    this.#acked = durable;
    return durable;
  }
}
