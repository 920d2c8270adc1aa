import type * as Y from 'yjs';
import { metaOf, schemaVersion } from '../schema.ts';
import type { CopyKeeper, KeptCopy, KeptUpdate } from './CopyKeeper.ts';
import { makeRoomFor } from './makeRoomFor.ts';
import { withoutEdits } from './withoutEdits.ts';

/** Copies of more maps than these are not kept: the least lately visited goes, never one with something unsaved. */
const mostCopies = 30;

type Wish = { readonly doc: Y.Doc; readonly room: string; readonly mapId: string };

/**
 * Where a tab writes what it keeps of its room: into the copy that all tabs of the browser share, until another tab
 * forgets that one (it put what was unsaved aside, or the disk was full). What is typed from then on would lie there
 * without the map that it was typed on, and nobody could read it: it goes into a copy of this tab's own, with the map,
 * which the next visit finds (`takeLeft`).
 */
export class CopyHome {
  readonly #wish: Wish;
  #room: string;
  #begun: number | undefined;
  /** The title under which the room is listed. */
  #entered: string | null = null;

  constructor(wish: Wish) {
    this.#wish = wish;
    this.#room = wish.room;
  }

  get room(): string {
    return this.#room;
  }

  async load(keeper: CopyKeeper): Promise<KeptCopy> {
    const kept = await keeper.load(this.#room);
    this.#begun = kept.begun;
    return kept;
  }

  /** Appends and gives back the keys; `edits` are all that the copy does not hold yet. */
  async append(
    keeper: CopyKeeper,
    written: readonly KeptUpdate[],
    edits: () => readonly Uint8Array[],
  ): Promise<readonly number[]> {
    const keys = await keeper.append(this.#room, written, this.#begun);
    if (keys !== null) return keys;
    await this.#beginAnew(keeper, edits);
    return this.append(keeper, written, edits);
  }

  /** The room's line in the list of what is kept here. */
  async enter(keeper: CopyKeeper): Promise<void> {
    const title = metaOf(this.#wish.doc).get('title');
    if (typeof title !== 'string' || title === this.#entered) return;
    await this.#putRoom(keeper, title);
    if (this.#entered === null) await makeRoomFor(keeper, this.#room, mostCopies);
    this.#entered = title;
  }

  async #beginAnew(keeper: CopyKeeper, edits: () => readonly Uint8Array[]): Promise<void> {
    const { doc, room } = this.#wish;
    this.#room = `${room}~${doc.clientID}`;
    await this.#putRoom(keeper, this.#entered ?? '');
    await keeper.fold(this.#room, [], () => withoutEdits(doc, edits()));
  }

  async #putRoom(keeper: CopyKeeper, title: string): Promise<void> {
    const { doc, room, mapId } = this.#wish;
    const own = this.#room === room ? {} : { isOwn: true as const };
    const entry = { room: this.#room, mapId, title, schemaVersion, usedAt: Date.now(), ...own };
    this.#begun = await keeper.putRoom({ ...entry, begun: doc.clientID });
  }
}
