import type { TalkCommand } from '#domain/talk/talkCommand.ts';
import type { KeptAct } from '#view/talkStore.ts';
import type { KeptActs } from './keptActs.ts';
import type { SendOutcome } from './sendAct.ts';

type Needs = {
  readonly kept: KeptActs;
  /** Whose acts these are, by their id. */
  readonly by: string;
  readonly send: (command: TalkCommand) => Promise<SendOutcome>;
  /** Told whenever anything about the acts changed. */
  readonly changed: () => void;
  /** Runs something a while later, the longer the more often it failed in a row. Returns how to call it off. */
  readonly later: (run: () => void, failures: number) => () => void;
};

/**
 * What a person did, on its way to the server: one after the other, in the order in which it was done, kept until the
 * server has taken or refused it. Nothing is dropped on the way.
 */
export class ActQueue {
  readonly #needs: Needs;
  #waiting: readonly KeptAct[];
  #refused: readonly KeptAct[];
  /** Taken by the server, but not yet come back with what everybody is told. */
  #sent: readonly KeptAct[] = [];
  #isSending = false;
  #isStopped = false;
  #failures = 0;
  #callOff: (() => void) | null = null;

  constructor(needs: Needs) {
    this.#needs = needs;
    const kept = needs.kept.load();
    this.#waiting = kept.filter(({ problem }) => problem === null);
    this.#refused = kept.filter(({ problem }) => problem !== null);
  }

  get waiting(): readonly KeptAct[] {
    return this.#waiting;
  }

  get refused(): readonly KeptAct[] {
    return this.#refused;
  }

  /** The first of what waits was tried and could not be sent. */
  get isStuck(): boolean {
    return this.#failures > 0;
  }

  /** What is done here, but not yet in what the server tells everybody; in order. */
  get unseen(): readonly KeptAct[] {
    return [...this.#sent, ...this.#waiting];
  }

  /** `now` in milliseconds; the act's time is later than that of all before it. */
  add(command: TalkCommand, now: number): void {
    const last = this.#waiting.at(-1);
    const at = Math.max(now, last === undefined ? 0 : Date.parse(last.at) + 1);
    const act: KeptAct = { command, by: this.#needs.by, at: new Date(at).toISOString(), problem: null };
    this.#needs.kept.keep(act);
    this.#waiting = [...this.#waiting, act];
    this.#needs.changed();
    void this.flush();
  }

  /** Sends what waits, until nothing does or the server cannot be reached. */
  async flush(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    this.#callOff?.();
    this.#callOff = null;
    for (let first = this.#waiting[0]; first !== undefined && !this.#isStopped; first = this.#waiting[0]) {
      const answer = await this.#needs.send(first.command);
      if (this.#isStopped) break;
      if (answer.outcome === 'later') {
        this.#failures += 1;
        this.#needs.changed();
        this.#callOff = this.#needs.later(() => void this.flush(), this.#failures);
        break;
      }
      this.#failures = 0;
      this.#settle(first, answer);
    }
    this.#isSending = false;
  }

  #settle(act: KeptAct, answer: SendOutcome): void {
    this.#waiting = this.#waiting.filter((each) => each !== act);
    if (answer.outcome === 'refused') {
      const refused = { ...act, problem: answer.problem };
      this.#needs.kept.keep(refused);
      this.#refused = [...this.#refused, refused];
    } else {
      this.#needs.kept.forget(act);
      this.#sent = [...this.#sent, act];
    }
    this.#needs.changed();
  }

  /** What the server tells everybody has caught up with these. */
  saw(isSeen: (act: KeptAct) => boolean): void {
    this.#sent = this.#sent.filter((act) => !isSeen(act));
  }

  /** The person has read why it was refused and has its words. */
  forget(act: KeptAct): void {
    this.#needs.kept.forget(act);
    this.#refused = this.#refused.filter((each) => each.command.act !== act.command.act);
    this.#needs.changed();
  }

  stop(): void {
    this.#isStopped = true;
    this.#callOff?.();
  }
}
