import { mayWrite } from '#domain/sharing/role.ts';
import { personIdOf, roleOf, type Principal } from '#server/access/Principal.ts';
import type { PeopleByClient } from '#server/storage/MapKeeper.ts';
import type { ClientSpan, UpdateShape } from './checkUpdate.ts';
import { limits } from './limits.ts';
import { NewIds } from './NewIds.ts';

/** The person that the server's own edits are kept under when nobody asked for them. */
export const serverPerson = 'server';

/**
 * Whose structs are whose (trust.md): a Yjs client id belongs to a person, not to a connection, since a reload makes a
 * new one while what was written under the old one may still be on its way. An unknown id belongs to the first who
 * writes or is present under it; after that nobody else's new structs are taken under it, so nobody can use up the
 * clocks of another's edits. Known structs and deletions are everybody's. In local mode all are the same admin: ids
 * are noted for the history, and nothing is refused.
 */
export class Authors {
  readonly #people: Map<number, string>;
  /** Not stored yet; goes along with the next commit, or when `PresentIds` says so. */
  #fresh = new Map<number, string>();
  /** Seen in presence, but not kept: held as long as the room is in memory. */
  readonly #present = new Map<number, string>();
  readonly #newIds: NewIds;

  constructor(stored: PeopleByClient, newIds: NewIds = new NewIds()) {
    this.#people = new Map(stored);
    this.#newIds = newIds;
  }

  /** Why these structs are not taken from this person, as a few words; null when they are. */
  problemOf(who: Principal, spans: readonly ClientSpan[], known: (client: number) => number): string | null {
    if (who.kind === 'local') return null;
    const person = personIdOf(who);
    const isForeign = spans.some(({ client, end }) => {
      const owner = this.#ownerOf(client);
      return end > known(client) && owner !== undefined && owner !== person;
    });
    return isForeign ? 'it is written in somebody else’s name' : null;
  }

  /** Whether this person may bring the ids that are new here. It counts: asked once an edit. */
  mayBring(who: Principal, spans: readonly ClientSpan[], known: (client: number) => number): boolean {
    const isNew = ({ client, end }: ClientSpan): boolean => end > known(client) && !this.#people.has(client);
    const count = who.kind === 'local' ? 0 : spans.filter(isNew).length;
    return count === 0 || this.#newIds.take(who, count, Date.now());
  }

  /**
   * Why these deletions are not taken from this person, as a few words; null when they are. What is deleted before it
   * is there would be gone as it comes, with the ack of who wrote it: only one's own may come in the wrong order.
   */
  problemOfDeletes(
    who: Principal,
    { spans, deletes }: Pick<UpdateShape, 'spans' | 'deletes'>,
    known: (client: number) => number,
  ): string | null {
    if (who.kind === 'local') return null;
    const person = personIdOf(who);
    const written = new Map(spans.map(({ client, end }) => [client, end]));
    const isEarly = deletes.some(
      ({ client, end }) =>
        end > Math.max(known(client), written.get(client) ?? 0) && this.#ownerOf(client) !== person,
    );
    return isEarly ? 'it deletes what nobody has written yet' : null;
  }

  /** Notes whose the new structs of an edit are that was let pass. */
  note(who: Principal, spans: readonly ClientSpan[], known: (client: number) => number): void {
    const person = personIdOf(who);
    for (const { client, end } of spans) if (end > known(client)) this.bind(client, person);
  }

  bind(client: number, person: string): void {
    if (this.#people.has(client)) return;
    this.#people.set(client, person);
    this.#fresh.set(client, person);
    this.#present.delete(client);
  }

  /**
   * Somebody shows up under an id. False when it is another's. Of who may write it is kept as if they had written: they
   * may go offline now, and bring their first edit when everybody else has forgotten them.
   */
  meet(who: Principal, client: number): boolean {
    const owner = this.#ownerOf(client);
    const person = personIdOf(who);
    if (owner !== undefined) return owner === person || who.kind === 'local';
    if (mayWrite(roleOf(who)) && this.#newIds.take(who, 1, Date.now())) {
      this.bind(client, person);
      return true;
    }
    this.#present.set(client, person);
    if (this.#present.size > limits.rememberedIds) this.#forgetOldest();
    return true;
  }

  get hasFresh(): boolean {
    return this.#fresh.size > 0;
  }

  /** They could not be stored. */
  giveBack(people: PeopleByClient): void {
    for (const [client, person] of people) this.#fresh.set(client, person);
  }

  /** What the next commit has to store. A commit that fails takes the room with it, so they are not kept here. */
  takeFresh(): PeopleByClient {
    const fresh = this.#fresh;
    if (fresh.size > 0) this.#fresh = new Map();
    return fresh;
  }

  #ownerOf(client: number): string | undefined {
    return this.#people.get(client) ?? this.#present.get(client);
  }

  #forgetOldest(): void {
    const [oldest] = this.#present.keys();
    if (oldest !== undefined) this.#present.delete(oldest);
  }
}
