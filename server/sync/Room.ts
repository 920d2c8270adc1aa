import type * as Y from 'yjs';
import { closeCodes } from '#document/closeCodes.ts';
import { nextEpoch } from '#server/nextEpoch.ts';
import { Authors } from './Authors.ts';
import { Audience } from './Audience.ts';
import { Backlog } from './Backlog.ts';
import type { Connection } from './Connection.ts';
import { Encodings } from './Encodings.ts';
import type { GuardedMessage, Refusal, WritingMessage } from './Guard.ts';
import type { Journal } from './Journal.ts';
import { IdleTimer } from './IdleTimer.ts';
import { Intake } from './Intake.ts';
import { writeAck, writeStepOne, writeUpdate } from './messages.ts';
import { limits } from './limits.ts';
import { MapSize } from './MapSize.ts';
import { PendingWatch } from './PendingWatch.ts';
import { PresentIds } from './PresentIds.ts';
import { mayWrite } from '#domain/sharing/role.ts';
import { joinUpdates, RoomDocument, type Emitted } from './RoomDocument.ts';
import type { RoomEntry } from './roomEntry.ts';
import { roomOf } from './roomOf.ts';
import type { RoomHooks, RoomNeeds } from './RoomNeeds.ts';
import { TurnQueue } from './TurnQueue.ts';

/**
 * One map while somebody uses it. What arrives waits in a queue; a turn applies all of it, commits what the document
 * emitted, and only then tells anybody: broadcast, answers, acks. Nothing is applied while a commit is under way, so
 * between turns the document is exactly what is on disk.
 */
export class Room {
  readonly mapId: string;
  readonly audience: Audience;
  readonly #document: RoomDocument;
  readonly #journal: Journal;
  readonly #hooks: RoomHooks;
  readonly #authors: Authors;
  readonly #presentIds: PresentIds;
  readonly #intake: Intake;
  readonly #backlog: Backlog;
  readonly #encodings = new Encodings();
  readonly #pending: PendingWatch;
  readonly #queue: TurnQueue<RoomEntry>;
  readonly #idle: IdleTimer;
  #isClosed = false;
  /** What is in memory is not what is on disk, and must never be stored. */
  #hasFailed = false;

  constructor(
    mapId: string,
    doc: Y.Doc,
    journal: Journal,
    { times, queued, newIds }: RoomNeeds,
    hooks: RoomHooks,
  ) {
    this.mapId = mapId;
    this.#document = new RoomDocument(doc);
    this.#journal = journal;
    this.#backlog = new Backlog(queued);
    this.#hooks = hooks;
    this.#authors = new Authors(journal.people, newIds);
    const size = new MapSize(this.#document, journal.storedBytes);
    this.#intake = new Intake(this.#document, this.#authors, size, hooks.full);
    this.audience = new Audience(times, this.#authors);
    this.#queue = new TurnQueue(times.commitMs, (entries) => this.#takeTurn(entries));
    this.#pending = new PendingWatch(doc, this.audience, times.pendingMs);
    this.#presentIds = new PresentIds(this.#authors, journal, times.presentIdsMs);
    const isIdle = () => this.audience.size === 0 && this.#queue.isEmpty;
    this.#idle = new IdleTimer(times.idleMs, isIdle, hooks.idle);
    this.#waitForIdle();
  }

  /** Bytes that the state vector of who comes here may have. */
  get stateVectorBytes(): number {
    return this.#document.stateVectorBytes;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  join(connection: Connection): void {
    if (this.#isClosed) {
      connection.close({ code: closeCodes.tryAgain, reason: 'The map was closed meanwhile.' });
      return;
    }
    this.audience.add(connection);
    this.#waitForIdle();
    this.#queue.push({ kind: 'join', from: connection });
  }

  leave(connection: Connection): void {
    this.audience.remove(connection);
    this.#waitForIdle();
  }

  /** A message that the guard let pass. */
  receive(from: Connection, message: GuardedMessage): void {
    switch (message.kind) {
      case 'presence':
        this.audience.receivePresence(from, message.bytes);
        this.#presentIds.look();
        return;
      case 'queryPresence':
        return this.audience.introduce(from);
      case 'step1':
        this.#queue.push({ kind: 'step1', from, stateVector: message.bytes });
        return;
      case 'step2':
      case 'update':
        this.#queueEdit(from, message);
    }
  }

  #queueEdit(from: Connection, { kind, bytes: update, shape }: WritingMessage): void {
    const refusal = this.#backlog.add(from, update.byteLength);
    if (refusal !== null) return from.close(refusal);
    const position = from.acks.receive();
    this.#queue.push({ kind: 'edit', from, update, shape, isStepTwo: kind === 'step2', position });
  }

  /** Lets the server read or change the document, for a person where `by` is their id. Resolves once what it changed is on disk and was broadcast. */
  run<T>(work: (doc: Y.Doc) => T, by: string | null = null): Promise<T> {
    if (this.#isClosed) return Promise.reject(new Error('The map was closed meanwhile.'));
    this.#waitForIdle();
    return new Promise((resolve, reject) => {
      let result: T;
      this.#queue.push({
        kind: 'work',
        by,
        run: () => {
          result = work(this.#document.doc);
        },
        done: () => resolve(result),
        failed: reject,
      });
    });
  }

  /** Stores what has arrived, then closes all sockets. The room is of no use afterwards. */
  async close(refusal: Refusal): Promise<void> {
    const [ids] = await Promise.allSettled([this.#presentIds.store(), this.#queue.flush()]);
    this.#shut(refusal);
    if (ids.status === 'rejected') throw ids.reason;
  }

  /** Folds the journal, so that the next load is quick. */
  async compact(): Promise<void> {
    if (!this.#hasFailed) await this.#journal.compact(this.#document.doc);
  }

  /** Whether so much of it is traces that it should start over. */
  get isWorn(): boolean {
    return this.#document.countTraces() >= limits.traces;
  }

  /** Sends everybody to a new room, and stores the document for it without its traces; false where it cannot be trusted. */
  async startOver(now: Date): Promise<boolean> {
    const epoch = nextEpoch(this.#journal.epoch, now);
    await this.close({ code: closeCodes.epoch, reason: roomOf({ id: this.mapId, epoch }) });
    if (!this.#hasFailed) await this.#journal.startOver(this.#document.doc, epoch);
    return !this.#hasFailed;
  }

  async #takeTurn(entries: readonly RoomEntry[]): Promise<void> {
    try {
      for (const entry of entries) this.#apply(entry);
      const emitted = this.#document.takeEmitted();
      if (emitted.length > 0) {
        await this.#journal.commit(
          this.#document.doc,
          emitted.map(({ update }) => update),
          this.#authors.takeFresh(),
        );
        this.#hooks.committed(emitted.length);
      }
      if (this.#isClosed) return;
      this.#tell(entries, emitted);
      if (this.#journal.isLong) await this.#journal.compact(this.#document.doc);
    } catch (error) {
      this.#fail(entries, error);
    } finally {
      this.#backlog.release(entries);
    }
  }

  #apply(entry: RoomEntry): void {
    if (entry.kind === 'edit') this.#intake.takeEdit(entry);
    else if (entry.kind === 'work') this.#intake.takeWork(entry);
  }

  #tell(entries: readonly RoomEntry[], emitted: readonly Emitted[]): void {
    const { update, origin } = joinUpdates(emitted);
    if (update !== null) this.audience.broadcast(writeUpdate(update), origin);
    this.#pending.look();
    for (const entry of entries) {
      if (entry.kind === 'join') this.#greet(entry.from);
      else if (entry.kind === 'step1') this.#answer(entry.from, entry.stateVector);
      else if (entry.kind === 'work') entry.done();
    }
    const now = Date.now();
    for (const connection of this.audience) {
      const count = connection.acks.take();
      if (count !== null && connection.wantsAcks) connection.send(writeAck(count), now);
    }
  }

  #greet(connection: Connection): void {
    // Who may not write is not asked for what they have.
    if (mayWrite(connection.role)) connection.send(writeStepOne(this.#document.stateVector()), Date.now());
    this.audience.introduce(connection);
  }

  #answer(connection: Connection, stateVector: Uint8Array): void {
    const now = Date.now();
    const mayEncode = () => this.#encodings.take(connection.principal, now);
    connection.send(this.#document.stepTwoFor(stateVector, mayEncode), now);
    connection.hasDocument = true;
  }

  #fail(entries: readonly RoomEntry[], error: unknown): void {
    this.#hasFailed = true;
    for (const entry of entries) if (entry.kind === 'work') entry.failed(error);
    this.#shut({ code: closeCodes.tryAgain, reason: 'The server could not save. It loads the map again.' });
    this.#hooks.failed(error);
  }

  #shut(refusal: Refusal): void {
    this.#isClosed = true;
    this.#idle.stop();
    const rest = this.#queue.stop();
    this.#backlog.release(rest);
    for (const entry of rest) {
      if (entry.kind === 'work') entry.failed(new Error('The map was closed meanwhile.'));
    }
    this.#pending.stop();
    this.#presentIds.stop();
    this.audience.closeAll(refusal);
    this.#document.doc.destroy();
  }

  #waitForIdle(): void {
    if (this.audience.size > 0 || this.#isClosed) this.#idle.stop();
    else this.#idle.restart();
  }
}
