import { createStore, type StoreApi } from 'zustand/vanilla';

export type LedgerState = {
  /** Edits of this browser that are known here, kept ones of earlier visits included. */
  readonly added: number;
  /** The first so many of them are on the server's disk. */
  readonly saved: number;
};

/**
 * Which edits are not yet on the server's disk (trust.md, Ack). Edits are numbered as they are made; each sync message
 * of a connection carries them up to some number; an ack names how many messages are durable. A new connection begins
 * anew: nothing that was unsaved counts as sent before its step 2, which carries all of it again.
 */
export class AckLedger {
  readonly store: StoreApi<LedgerState> = createStore<LedgerState>(() => ({ added: 0, saved: 0 }));
  /** For each sync message of this connection: the last edit that is durable once this message is. */
  #sent: number[] = [];
  #carried = 0;
  #hasStepTwo = false;

  /** Numbers a new edit; called before it is sent. */
  add(): number {
    const added = this.store.getState().added + 1;
    this.store.setState({ added });
    return added;
  }

  get saved(): number {
    return this.store.getState().saved;
  }

  get unsaved(): number {
    const { added, saved } = this.store.getState();
    return added - saved;
  }

  connect(): void {
    this.#sent = [];
    this.#carried = this.saved;
    this.#hasStepTwo = false;
  }

  /** A slice went out, and more of the same follow. */
  sendPart(): void {
    this.#sent.push(this.#carried);
  }

  /** The step 2, or its last slice: everything up to now is on its way. */
  sendStepTwo(): void {
    this.#hasStepTwo = true;
    this.sendUpdate();
  }

  /** An update, or its last slice. Before the step 2 the server passes it over, because that carries it again. */
  sendUpdate(): void {
    if (this.#hasStepTwo) this.#carried = this.store.getState().added;
    this.sendPart();
  }

  /** The first `durable` messages of this connection are on the server's disk. */
  ack(durable: number): void {
    const saved = this.#sent[Math.min(durable, this.#sent.length) - 1] ?? 0;
    if (saved > this.saved) this.store.setState({ saved });
  }
}
