import type { Change } from '#domain/edits/change.ts';
import { nounSchemas, nouns, type JourneyMap, type Noun } from '#domain/map/journeyMap.ts';
import { metaSchema } from '#domain/map/meta.ts';
import { compareMaps } from './compareMaps.ts';
import { fieldGroup } from './fieldGroup.ts';
import { namedBy } from './namedBy.ts';

/**
 * One person's writing of a field, from `before` to whatever came after. With `field` '' it is the whole record:
 * `before` null means that it was added, a record that it was removed or put anew. `before` undefined is a field that
 * was not there. With `isLost` it is not known.
 */
export type Write = {
  readonly noun: Noun | 'meta';
  readonly id: string;
  readonly field: string;
  readonly before: unknown;
  readonly personId: string;
  readonly isLost?: boolean;
};

/** What of a person's edits is not taken back, and why. */
export type Staying = {
  readonly noun: Noun | 'meta';
  readonly id: string;
  readonly because: 'changedByOthers' | 'usedByOthers' | 'tooLarge';
};

/** A record that does not fit its schema, with the fields that it has nevertheless. */
export type SetAside = { readonly noun: Noun; readonly id: string; readonly fields: State };

export type Undoing = { readonly changes: readonly Change[]; readonly stays: readonly Staying[] };

/**
 * The plan that takes back what one person wrote, from all writes since some moment, oldest first: what they last wrote
 * goes back to what it was, what they removed comes back, what they added goes. What others wrote afterwards stays, what
 * they added stays where others use it, and so does what was written over something too large to keep. Datasets are left alone: they say what rows are stored.
 * Of records set aside those go that they added, and those come back that fit again without what they wrote.
 */
export function undoWrites(
  map: JourneyMap,
  writes: readonly Write[],
  personId: string,
  setAside: readonly SetAside[] = [],
): Undoing {
  const stays: Staying[] = [];
  const gone: Change[] = [];
  const unread = new Map(setAside.map(({ noun, id, fields }) => [`${noun}/${id}`, fields]));
  const next: Record<string, unknown> = { meta: map.meta };
  for (const noun of nouns) next[noun] = new Map<string, unknown>(map[noun]);
  for (const [noun, id, own] of byThing(writes)) {
    const raw = unread.get(`${noun}/${id}`);
    const isLeft = noun === 'datasets' && raw === undefined;
    if (isLeft || !own.some((write) => write.personId === personId)) continue;
    const result = unwind(raw ?? recordOf(map, noun, id), noun, own, personId);
    if (result.because !== null) stays.push({ noun, id, because: result.because });
    if (raw !== undefined && result.state === null && noun !== 'meta') gone.push({ op: 'remove', noun, id });
    put(next, noun, id, result.state);
  }
  const wanted = next as unknown as JourneyMap;
  for (const { noun, id } of giveBackUsed(map, wanted)) stays.push({ noun, id, because: 'usedByOthers' });
  return { changes: [...compareMaps(map, wanted), ...gone], stays };
}

type State = Readonly<Record<string, unknown>> | null;

type Unwound = { readonly state: State; readonly because: 'changedByOthers' | 'tooLarge' | null };

/** Walks back over a thing's writes; what somebody else wrote later is not touched. */
function unwind(now: State, noun: Noun | 'meta', writes: readonly Write[], personId: string): Unwound {
  const othersGroups = new Set<string>();
  const lostFields = new Set<string>();
  let state = now;
  let isKept = false;
  for (const write of writes.toReversed()) {
    const isOwn = write.personId === personId;
    if (write.field === '') {
      isKept ||= isOwn ? othersGroups.size > 0 : writesBefore(writes, write, personId);
      if (isKept || !isOwn) break;
      state = goBack(state, write, lostFields);
      continue;
    }
    const group = fieldGroup(noun, write.field);
    if (!isOwn) othersGroups.add(group);
    else if (othersGroups.has(group)) isKept = true;
    else state = goBack(state, write, lostFields);
  }
  return { state, because: isKept ? 'changedByOthers' : lostFields.size > 0 ? 'tooLarge' : null };
}

/** What is lost may still come to light further back, where an earlier write of theirs went over it. */
function goBack(state: State, { field, before, isLost }: Write, lostFields: Set<string>): State {
  if (isLost) {
    lostFields.add(field);
    return state;
  }
  if (field === '') {
    lostFields.clear();
    return before as State;
  }
  if (state === null || lostFields.has('')) return state;
  lostFields.delete(field);
  return { ...state, [field]: before };
}

function writesBefore(writes: readonly Write[], write: Write, personId: string): boolean {
  return writes.slice(0, writes.indexOf(write)).some((one) => one.personId === personId);
}

function byThing(writes: readonly Write[]): (readonly [Noun | 'meta', string, readonly Write[]])[] {
  const things = new Map<string, Write[]>();
  for (const write of writes) {
    const key = `${write.noun}/${write.id}`;
    things.set(key, [...(things.get(key) ?? []), write]);
  }
  return [...things.values()].flatMap((own) => (own[0] ? [[own[0].noun, own[0].id, own] as const] : []));
}

function recordOf(map: JourneyMap, noun: Noun | 'meta', id: string): State {
  const record: object | undefined = noun === 'meta' ? map.meta : map[noun].get(id);
  return record === undefined ? null : (record as State);
}

/** What does not fit its schema any more (a value of an older version) is left as it is now. */
function put(next: Record<string, unknown>, noun: Noun | 'meta', id: string, state: State): void {
  if (noun === 'meta') {
    const parsed = metaSchema.safeParse(state ?? {});
    if (parsed.success) next['meta'] = parsed.data;
    return;
  }
  const records = next[noun] as Map<string, unknown>;
  const parsed = state === null ? null : nounSchemas[noun].safeParse({ ...state, id });
  if (parsed === null) records.delete(id);
  else if (parsed.success) records.set(id, parsed.data);
}

/** Puts things back that would go although something that stays names them; says which. */
function giveBackUsed(map: JourneyMap, next: JourneyMap): { noun: Noun; id: string }[] {
  const given: { noun: Noun; id: string }[] = [];
  for (let isStable = false; !isStable;) {
    isStable = true;
    const named = new Set(nouns.flatMap((noun) => [...next[noun].values()].flatMap(namedBy)));
    for (const noun of nouns) {
      for (const [id, record] of map[noun]) {
        if (next[noun].has(id) || !named.has(id)) continue;
        (next[noun] as Map<string, unknown>).set(id, record);
        given.push({ noun, id });
        isStable = false;
      }
    }
  }
  return given;
}
