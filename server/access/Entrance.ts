import { parseJoinCode } from '#domain/sharing/joinCode.ts';
import type { Access } from './Access.ts';
import { Attempts } from './Attempts.ts';
import { endings } from './endings.ts';
import { comparableName } from './comparableName.ts';
import { describeLink, type Link } from './Links.ts';
import type { Person } from './People.ts';
import type { Principal } from './Principal.ts';
import { WrongTries } from './WrongTries.ts';

/** How somebody wants to come in. */
export type Wish =
  | { readonly kind: 'password'; readonly password: string }
  | { readonly kind: 'link'; readonly key: Key; readonly name: string };

type Key = { readonly token: string } | { readonly code: string };

/** Where they come from and what they kept: what is counted when it goes wrong, and who they were before. */
export type From = {
  readonly address: string;
  /** A rejoin secret of a map, where the browser keeps one. */
  readonly rejoinOf: (mapId: string) => string | null;
  readonly principal: Principal;
};

export type Entered =
  | {
      readonly state: 'in';
      /** The session's secret. */
      readonly session: string;
      readonly mapId: string | null;
      /** What their link opens the map with. */
      readonly view: string | null;
      /** For who is new: their rejoin secret. */
      readonly rejoin: string | null;
    }
  /** The owner tries a link of their own, and stays the owner. */
  | { readonly state: 'owner'; readonly mapId: string; readonly view: string | null }
  | { readonly state: 'refused'; readonly reason: string }
  | { readonly state: 'wait'; readonly seconds: number };

const fullLink =
  'By this link as many people have come in as may. Ask who shared the map for a new link, or for new keys of this one.';

/** Signing in and joining by a link, with limits on guessing. */
export class Entrance {
  readonly #access: Access;
  /** By address: 31⁸ codes stand against 60 wrong ones and six a minute. A class of thirty may all mistype once. */
  readonly #wrongKeys = new Attempts({ burst: 60, perMinute: 6 });
  /** By link: who has it may not make guests without end. */
  readonly #joins = new Attempts({ burst: 500, perMinute: 60 });
  readonly #wrongPasswords = new Attempts({ burst: 10, perMinute: 2 });
  /** From all addresses together. */
  readonly #wrongPasswordsOfAll = new Attempts({ burst: 200, perMinute: 12 });

  readonly #passwordsTried: WrongTries;
  readonly #keysTried: WrongTries;

  constructor(access: Access) {
    this.#access = access;
    this.#passwordsTried = new WrongTries(access.audit, { one: 'a wrong password', many: 'wrong passwords' });
    this.#keysTried = new WrongTries(access.audit, {
      one: 'a wrong link or code',
      many: 'wrong links or codes',
    });
  }

  async enter(wish: Wish, from: From, now: Date): Promise<Entered> {
    return wish.kind === 'password'
      ? this.#signIn(wish.password, from.address, now)
      : this.#join(wish, from, now);
  }

  async #signIn(password: string, address: string, now: Date): Promise<Entered> {
    const at = now.getTime();
    if (!this.#wrongPasswords.mayTry(address, at)) return wait(this.#wrongPasswords);
    if (!this.#wrongPasswordsOfAll.mayTry('all', at)) return wait(this.#wrongPasswordsOfAll);
    // Counted before it is known: a hundred at once are a hundred tries.
    this.#wrongPasswords.count(address, at);
    const accountId = await this.#access.accounts.findByPassword(password);
    if (accountId === null) {
      this.#wrongPasswordsOfAll.count('all', at);
      this.#passwordsTried.count(now);
      return refused('This is not the password.');
    }
    this.#wrongPasswords.forgive(address);
    const tried = this.#passwordsTried.take();
    const what = tried === null ? 'signed in' : `signed in, after ${tried}`;
    this.#access.audit.add({ at: now, mapId: null, personId: accountId, what });
    return {
      state: 'in',
      session: this.#access.sessions.start({ accountId }, now),
      mapId: null,
      view: null,
      rejoin: null,
    };
  }

  #join({ key, name }: Wish & { kind: 'link' }, from: From, now: Date): Entered {
    const at = now.getTime();
    if (!this.#wrongKeys.mayTry(from.address, at)) return wait(this.#wrongKeys);
    const link = this.#linkOf(key);
    if (link === null) {
      this.#wrongKeys.count(from.address, at);
      this.#keysTried.count(now);
      const what = 'token' in key ? 'link' : 'code';
      return refused(`This ${what} opens nothing here. Ask who shared the map for a new one.`);
    }
    if (link.revokedAt !== null) return refused(endings.linkRevoked.reason);
    if (link.expiresAt !== null && link.expiresAt <= now.toISOString())
      return refused(endings.linkExpired.reason);
    if (from.principal.kind === 'account') return { state: 'owner', mapId: link.mapId, view: link.view };
    if (!this.#joins.mayTry(link.id, at)) return wait(this.#joins);
    this.#joins.count(link.id, at);
    return this.#admit(link, name, from.rejoinOf(link.mapId), now);
  }

  #linkOf(key: Key): Link | null {
    const { links } = this.#access;
    if ('token' in key) return links.findByToken(key.token);
    const code = parseJoinCode(key.code);
    return code === null ? null : links.findByCode(code);
  }

  #admit(link: Link, name: string, rejoin: string | null, now: Date): Entered {
    const { mapId, view } = link;
    const { people, sessions, audit } = this.#access;
    const note = (personId: string) =>
      audit.add({ at: now, mapId, personId, what: `joined by ${describeLink(link)}` });
    const known = rejoin === null ? null : people.findByRejoin(rejoin);
    const isKnown = known !== null && known.mapId === mapId;
    if (isKnown && isKeptOut(known, link)) return refused(endings.removed.reason);
    if (!isKnown || !isCalled(known, name)) {
      if (people.isFull(link)) return refused(fullLink);
      const added = people.add(link, name, now);
      note(added.id);
      return {
        state: 'in',
        session: sessions.start({ personId: added.id }, now),
        mapId,
        view,
        rejoin: added.rejoin,
      };
    }
    people.readmit(known, link, name);
    note(known.id);
    const session = sessions.start({ personId: known.id }, now);
    return { state: 'in', session, mapId, view, rejoin: null };
  }
}

/** Who was removed comes back only by keys that were made after that: somebody gave them anew. */
function isKeptOut(person: Person, link: Link): boolean {
  return person.removedAt !== null && link.keysMadeAt <= person.removedAt;
}

/** A browser that several people use knows the one before: who types another name is another person. */
function isCalled({ name }: Person, typed: string): boolean {
  return comparableName(name).replace(/ \d+$/, '') === comparableName(typed).replace(/ \d+$/, '');
}

function refused(reason: string): Entered {
  return { state: 'refused', reason };
}

function wait(attempts: Attempts): Entered {
  return { state: 'wait', seconds: attempts.retryAfterSeconds };
}
