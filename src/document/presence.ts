import type { Awareness } from 'y-protocols/awareness';
import { z } from 'zod';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { idSchema } from '#domain/map/id.ts';
import { pointSchema } from '#domain/map/geometry.ts';

const personSchema = z.object({
  id: idSchema,
  name: z.string().max(60),
  /** Index into the twelve people's colours. */
  hue: z.number().int().min(0).max(11),
});
export type Person = Readonly<z.infer<typeof personSchema>>;

/** What others see of one person for a moment. Parsed here, at the one door; never stored. */
const presenceSchema = z.object({
  person: personSchema,
  /** World units; null while the pointer is elsewhere. */
  cursor: pointSchema.nullable().default(null),
  /** At most 50 ids; who selects more is shown with the first 50. */
  selection: z.array(idSchema).max(50).default([]),
  /** A drag in flight: how far these things are from where the document has them. */
  drag: z
    .object({ ids: z.array(idSchema).max(50), dx: z.number(), dy: z.number() })
    .nullable()
    .default(null),
  editing: idSchema.nullable().default(null),
});
export type Presence = Readonly<z.infer<typeof presenceSchema>>;
export type Other = Presence & { readonly client: number };

export type PresenceDoor = {
  /** Everybody else on the map, by client number. */
  readonly others: StoreApi<{ readonly others: readonly Other[] }>;
  readonly me: () => Person;
  readonly introduce: (person: Person) => void;
  /** Tells the others; several calls within a beat go out as one. */
  readonly tell: (change: Partial<Omit<Presence, 'person'>>) => void;
  readonly stop: () => void;
};

const beatMs = 50;

/** The one door to awareness: what goes out is throttled to 20 a second, what comes in is parsed or dropped. */
export function createPresence(awareness: Awareness, person: Person): PresenceDoor {
  const others = createStore<{ readonly others: readonly Other[] }>(() => ({ others: [] }));
  let mine: Presence = presenceSchema.parse({ person });
  let timer: ReturnType<typeof setTimeout> | undefined;

  const send = () => {
    timer = undefined;
    awareness.setLocalState(mine);
  };
  const tell: PresenceDoor['tell'] = (change) => {
    mine = { ...mine, ...change, selection: (change.selection ?? mine.selection).slice(0, 50) };
    timer ??= setTimeout(send, beatMs);
  };
  const receive = () => {
    others.setState({ others: readOthers(awareness, others.getState().others) });
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
function readOthers(awareness: Awareness, before: readonly Other[]): Other[] {
  const known = new Map(before.map((other) => [other.client, other]));
  const others: Other[] = [];
  for (const [client, state] of awareness.getStates()) {
    if (client === awareness.clientID) continue;
    const parsed = presenceSchema.safeParse(state);
    if (!parsed.success) continue;
    const next = { ...parsed.data, client };
    const old = known.get(client);
    others.push(old && JSON.stringify(old) === JSON.stringify(next) ? old : next);
  }
  return others.toSorted((a, b) => a.client - b.client);
}
