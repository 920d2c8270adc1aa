import type { Awareness } from 'y-protocols/awareness';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { distinctHues } from './distinctHues.ts';
import { lastActs } from './lastActs.ts';
import { peopleOf } from './peopleOf.ts';
import { mostToldIds, presenceSchema, type Person, type Presence } from './presenceSchema.ts';

export type { Person };
export type Other = Presence & { readonly client: number };

export type Company = {
  /** One entry a browser tab. */
  readonly others: readonly Other[];
  /** One entry a person other than oneself: that of the tab in which they did something last. */
  readonly people: readonly Other[];
  readonly ownHue: number;
};

export type PresenceDoor = {
  /** Everybody else on the map, by client number, and the colour that this person has among them. */
  readonly others: StoreApi<Company>;
  readonly me: () => Person;
  readonly introduce: (person: Person) => void;
  /** Tells the others; several calls within a beat go out as one. */
  readonly tell: (change: Partial<Omit<Presence, 'person'>>) => void;
  readonly stop: () => void;
};

const beatMs = 50;

/** The one door to awareness: what goes out is throttled to 20 a second, what comes in is parsed or dropped. */
export function createPresence(awareness: Awareness, person: Person): PresenceDoor {
  const others = createStore<Company>(() => ({ others: [], people: [], ownHue: person.hue }));
  let mine: Presence = presenceSchema.parse({ person });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let acts: ReadonlyMap<number, number> = new Map();

  const send = () => {
    timer = undefined;
    awareness.setLocalState(mine);
  };
  const tell: PresenceDoor['tell'] = (change) => {
    mine = { ...mine, ...change, selection: (change.selection ?? mine.selection).slice(0, mostToldIds) };
    timer ??= setTimeout(send, beatMs);
  };
  const receive = () => {
    const before = others.getState().others;
    const company = readCompany(awareness, mine.person, before);
    acts = lastActs(before, company.others, acts);
    others.setState({ ...company, people: peopleOf(company.others, mine.person.id, acts) });
  };
  awareness.on('change', receive);
  send();
  return {
    others,
    me: () => mine.person,
    introduce: (next) => {
      mine = { ...mine, person: next };
      send();
    },
    tell,
    stop: () => {
      clearTimeout(timer);
      awareness.off('change', receive);
      awareness.setLocalState(null);
    },
  };
}

/** Entries that did not change keep their identity, so that one cursor does not redraw all. */
function readCompany(awareness: Awareness, me: Person, before: readonly Other[]): Omit<Company, 'people'> {
  const known = new Map(before.map((other) => [other.client, other]));
  const said: Other[] = [];
  for (const [client, state] of awareness.getStates()) {
    if (client === awareness.clientID) continue;
    const parsed = presenceSchema.safeParse(state);
    if (parsed.success) said.push({ ...parsed.data, client });
  }
  const hues = distinctHues([me, ...said.map(({ person }) => person)]);
  const others = said.map((other) => {
    const next = {
      ...other,
      person: { ...other.person, hue: hues.get(other.person.id) ?? other.person.hue },
    };
    const old = known.get(other.client);
    return old && JSON.stringify(old) === JSON.stringify(next) ? old : next;
  });
  return { others: others.toSorted((a, b) => a.client - b.client), ownHue: hues.get(me.id) ?? me.hue };
}
