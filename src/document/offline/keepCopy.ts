import * as Y from 'yjs';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AckLedger } from '../AckLedger.ts';
import { metaOf } from '../schema.ts';
import { CopyHome } from './CopyHome.ts';
import type { CopyKeeper, KeptCopy, KeptUpdate } from './CopyKeeper.ts';
import { listenToTabs } from './listenToTabs.ts';
import { makeRoomFor } from './makeRoomFor.ts';

export type CopyState = {
  /** Every unsaved edit is kept in this browser, so that closing the tab loses nothing. */
  readonly isKept: boolean;
  /** Why this browser keeps no copy, as a sentence for people; null while it does. */
  readonly problem: string | null;
};

export type OfflineCopy = {
  readonly store: StoreApi<CopyState>;
  /** Resolves once the document holds what this browser has of it, with whether that is a whole map. */
  readonly opened: Promise<'whole' | 'nothing'>;
  /** Resolves once everything up to now is written, with what could not be. */
  readonly settle: () => Promise<readonly KeptUpdate[]>;
  /** The room under which the keeper has it now. */
  readonly room: () => string;
  readonly stop: () => void;
};

const COPY = Object.freeze({ by: 'the copy in this browser' });
const OTHER_TAB = Object.freeze({ by: 'another tab of this browser' });

/** So many updates are folded into one state: fewer would fold too often, more would open slowly. */
const foldFrom = 300;

const noCopy = 'This browser keeps no copy of the map. Keep this tab open until everything is saved.';
const noSpace =
  'This browser has no space left for a copy of the map. Keep this tab open until everything is saved.';

type Waiting = {
  readonly update: Uint8Array;
  /** Of an edit made in this tab: its number in the ledger. */
  readonly edit: number | null;
};

type Wish = {
  readonly doc: Y.Doc;
  readonly ledger: AckLedger;
  readonly keeper: Promise<CopyKeeper>;
  readonly room: string;
  readonly mapId: string;
  /** Whose edits are made here, by their id; null where that is not known. */
  readonly person: string | null;
};

/**
 * Keeps a document in this browser: loads what is there, then writes every update as it comes, one's own with the mark
 * "unsaved" in the same transaction, and takes the mark back once the server has acknowledged it. What another tab of
 * the same map writes comes over too, so that two tabs show the same without network. Call it before anything else
 * listens to the document: edits are numbered here before they are sent.
 */
export function keepCopy(wish: Wish): OfflineCopy {
  const copy = new Copy(wish);
  return {
    store: copy.store,
    opened: copy.opened,
    settle: () => copy.settle(),
    room: () => copy.room,
    stop: () => copy.stop(),
  };
}

class Copy {
  readonly store = createStore<CopyState>(() => ({ isKept: true, problem: null }));
  readonly opened: Promise<'whole' | 'nothing'>;
  readonly #wish: Wish;
  readonly #home: CopyHome;
  readonly #tabs: ReturnType<typeof listenToTabs>;
  readonly #stopSaving: () => void;
  #queue: Waiting[] = [];
  #writing: Promise<void> | null = null;
  /** Keys of what is in the document and saved. */
  #saved: number[] = [];
  /** Keys of what is not, by the number of the edit. */
  #unsaved = new Map<number, number>();
  /** Of the update that another tab just handed over. */
  #keyFromTab: number | null = null;

  constructor(wish: Wish) {
    this.#wish = wish;
    this.#home = new CopyHome(wish);
    this.#tabs = listenToTabs(`${wish.room}.${wish.person ?? ''}`, (message) => this.#hear(message));
    wish.doc.on('update', this.#onUpdate);
    this.#stopSaving = wish.ledger.store.subscribe((now, before) => {
      if (now.saved !== before.saved) void this.#write();
    });
    this.opened = this.#open();
  }

  get room(): string {
    return this.#home.room;
  }

  async settle(): Promise<readonly KeptUpdate[]> {
    await this.opened;
    // The first may have begun before the last edit.
    await this.#write();
    await this.#write();
    return this.#queue.map((each) => this.#toKept(each));
  }

  #toKept(each: Waiting): KeptUpdate {
    const { person } = this.#wish;
    const kept = { update: each.update, isUnsaved: this.#isUnsaved(each) };
    return person === null || each.edit === null ? kept : { ...kept, by: person };
  }

  #isUnsaved({ edit }: Waiting): boolean {
    return edit !== null && edit > this.#wish.ledger.saved;
  }

  stop(): void {
    this.#wish.doc.off('update', this.#onUpdate);
    this.#stopSaving();
    this.#tabs.stop();
  }

  async #open(): Promise<'whole' | 'nothing'> {
    const { doc, ledger } = this.#wish;
    const keeper = await this.#wish.keeper;
    if (!keeper.isLasting) this.store.setState({ problem: noCopy });
    let kept: KeptCopy = { state: null, updates: [] };
    try {
      kept = await this.#home.load(keeper);
    } catch {
      // reason: an unreadable copy; the map comes from the server
      this.store.setState({ problem: noCopy });
    }
    const mine = kept.updates.filter(({ isUnsaved }) => isUnsaved);
    const known = kept.updates.filter(({ isUnsaved }) => !isUnsaved);
    doc.transact(() => {
      if (kept.state !== null) Y.applyUpdate(doc, kept.state, COPY);
      for (const { update } of known) Y.applyUpdate(doc, update, COPY);
      for (const { update } of mine) Y.applyUpdate(doc, update, COPY);
    }, COPY);
    this.#saved.push(...known.map(({ key }) => key));
    for (const { key } of mine) this.#unsaved.set(ledger.add(), key);
    this.#tabs.start();
    if (metaOf(doc).size > 0) void this.#write();
    return metaOf(doc).size > 0 ? 'whole' : 'nothing';
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    if (origin === COPY) return;
    if (origin === OTHER_TAB) {
      if (this.#keyFromTab !== null) this.#unsaved.set(this.#wish.ledger.add(), this.#keyFromTab);
      return;
    }
    const edit = transaction.local ? this.#wish.ledger.add() : null;
    this.#queue.push({ update, edit });
    if (edit !== null) this.store.setState({ isKept: false });
    void this.#write();
  };

  /** What another tab of this browser wrote. Where the server was quicker, nothing is new and nothing is counted. */
  #hear({ key, update }: { readonly key: number; readonly update: Uint8Array }): void {
    this.#keyFromTab = key;
    Y.applyUpdate(this.#wish.doc, update, OTHER_TAB);
    this.#keyFromTab = null;
  }

  /** Writes until nothing waits. One transaction at a time: what comes meanwhile goes into the next. */
  #write(): Promise<void> {
    this.#writing ??= this.#writeOrSay().finally(() => {
      this.#writing = null;
    });
    return this.#writing;
  }

  async #writeOrSay(): Promise<void> {
    await this.opened;
    const keeper = await this.#wish.keeper;
    try {
      await this.#writeAll(keeper);
    } catch {
      // reason: expected where the disk is full; what waits stays in line and goes with the next edit
      this.store.setState({ problem: noSpace });
      await makeRoomFor(keeper, this.room, 0);
    }
  }

  async #writeAll(keeper: CopyKeeper): Promise<void> {
    do {
      await this.#append(keeper);
      await this.#mark(keeper);
      await this.#fold(keeper);
      await this.#home.enter(keeper);
    } while (this.#queue.length > 0 || this.#nextMarks().length > 0);
    if (keeper.isLasting) this.store.setState({ isKept: true, problem: null });
  }

  async #append(keeper: CopyKeeper): Promise<void> {
    const batch = [...this.#queue];
    if (batch.length === 0) return;
    const written = batch.map((each) => this.#toKept(each));
    const keys = await this.#home.append(keeper, written, () => this.#unwritten());
    this.#queue.splice(0, batch.length);
    for (const [index, { update, edit }] of batch.entries()) {
      const key = keys[index];
      if (key === undefined) continue;
      if (edit === null || written[index]?.isUnsaved !== true) this.#saved.push(key);
      else {
        this.#unsaved.set(edit, key);
        this.#tabs.tell({ key, update });
      }
    }
  }

  #unwritten(): Uint8Array[] {
    return this.#queue.filter((each) => this.#isUnsaved(each)).map(({ update }) => update);
  }

  #nextMarks(): [number, number][] {
    return [...this.#unsaved].filter(([edit]) => edit <= this.#wish.ledger.saved);
  }

  async #mark(keeper: CopyKeeper): Promise<void> {
    const marks = this.#nextMarks();
    if (marks.length === 0) return;
    await keeper.markSaved(marks.map(([, key]) => key));
    for (const [edit, key] of marks) {
      this.#unsaved.delete(edit);
      this.#saved.push(key);
    }
  }

  /** Only while everything is saved: then the document is exactly what needs no mark. */
  async #fold(keeper: CopyKeeper): Promise<void> {
    const { doc, ledger } = this.#wish;
    if (this.#saved.length < foldFrom || ledger.unsaved > 0) return;
    const keys = [...this.#saved];
    let isFolded = false;
    await keeper.fold(this.room, keys, (state) => {
      // Another tab may have folded what this one has not heard of.
      if (state !== null) Y.applyUpdate(doc, state, COPY);
      isFolded = ledger.unsaved === 0;
      return isFolded ? Y.encodeStateAsUpdate(doc) : null;
    });
    if (isFolded) this.#saved.splice(0, keys.length);
  }
}
