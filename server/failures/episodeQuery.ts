import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { caseState } from '#domain/failures/caseState.ts';
import { targetPasses } from '#domain/failures/cellFilter.ts';
import { formatDay } from '#domain/failures/day.ts';
import type { EpisodePage } from '#domain/failures/episodePage.ts';
import { episodesOf, type Contact, type Episode } from '#domain/failures/episodes.ts';
import { episodeSummary } from '#domain/failures/episodeSummary.ts';
import { keyAssigner, type Assignment } from '#domain/failures/keyAssigner.ts';
import { listDatasets } from './datasetTable.ts';
import { evidenceFrom } from './evidenceQuery.ts';
import type { EpisodeWish } from './FailureCalls.ts';
import { listMatchKeys } from './matchKeyTable.ts';

const mostEpisodes = 50;
const mostContacts = 100;

/**
 * The episodes that touch a place or a failure mode. Their contacts may lie at other places too: those that count
 * under a failure mode that occurs here.
 */
export function queryEpisodes(db: DatabaseSync, wish: EpisodeWish): EpisodePage {
  const targets = targetsOf(db, wish);
  const isHere = ({ place, mode }: Assignment): boolean =>
    (wish.places === null || wish.places.includes(place)) && (wish.mode === null || mode === wish.mode);
  const problems = new Set([...targets.values()].filter(isHere).map(problemOf));
  const wanted = new Map([...targets].filter(([, target]) => problems.has(problemOf(target))));
  const contacts: Contact[] = [];
  const here = new Set<string>();
  let withoutCustomer = 0;
  for (const row of readRows(db, wish, [...wanted.keys()])) {
    const target = wanted.get(Number(row['match_key']));
    if (target === undefined) continue;
    const contact = toContact(row, target);
    if (contact === null) withoutCustomer += isHere(target) ? 1 : 0;
    else {
      contacts.push(contact);
      if (isHere(target)) here.add(contact.id);
    }
  }
  const touching = episodesOf(contacts, wish.windowDays).filter((episode) =>
    episode.contacts.some(({ id }) => here.has(id)),
  );
  return {
    windowDays: wish.windowDays,
    summary: episodeSummary(touching),
    contactsHere: here.size,
    withoutCustomer,
    episodes: longest(touching).map(told),
  };
}

/** Where the match keys of a map lead, by their numbers; those that the filter keeps out are left out. */
function targetsOf(db: DatabaseSync, { mapId, map, filter }: EpisodeWish): ReadonlyMap<number, Assignment> {
  const targets = new Map<number, Assignment>();
  for (const { id, no } of listDatasets(db, mapId)) {
    const { assign } = keyAssigner(map, id);
    for (const numbered of listMatchKeys(db, no)) {
      const target = assign(numbered.key);
      if (target !== null && targetPasses(filter, map, target)) targets.set(numbered.no, target);
    }
  }
  return targets;
}

/** What an episode is about: the failure mode, else the place. */
function problemOf({ place, mode }: Assignment): string {
  return mode === '' ? place : mode;
}

function readRows(
  db: DatabaseSync,
  { mapId, map, filter }: EpisodeWish,
  keys: readonly number[],
): Iterable<Record<string, SQLOutputValue>> {
  const { sql, values } = evidenceFrom(db, { mapId, map, keys: {}, filter });
  const columns = 'f.id, f.match_key, f.customer, f.occurred_at, f.day, f.channel';
  return db
    .prepare(
      `SELECT ${columns}, f.status, f.resolve_minutes, f.reopens ${sql}
       AND f.match_key IN (SELECT value FROM json_each(?))`,
    )
    .iterate(...values, JSON.stringify(keys));
}

function toContact(row: Record<string, SQLOutputValue>, target: Assignment): Contact | null {
  const { customer, reopens } = row;
  if (customer === null || customer === undefined) return null;
  const at = Number(row['occurred_at']);
  return {
    id: String(row['id']),
    customer: String(customer),
    problem: problemOf(target),
    place: target.place,
    at,
    day: Number(row['day']),
    channel: String(row['channel']),
    solvedAt: solvedAt(row, at),
    reopens: reopens === null || reopens === undefined ? null : Number(reopens),
  };
}

function solvedAt(row: Record<string, SQLOutputValue>, at: number): Contact['solvedAt'] {
  const status = String(row['status']);
  const minutes = row['resolve_minutes'];
  const resolveMinutes = minutes === null || minutes === undefined ? null : Number(minutes);
  if (resolveMinutes !== null) return at + resolveMinutes * 60_000;
  // Without a time, `unknown` with a status is a case that is said to be closed.
  return status !== '' && caseState({ status, resolveMinutes }) === 'unknown' ? 'untimed' : null;
}

/** Those that took more than one contact or started anew: most contacts first, then the longest, then the latest. */
function longest(episodes: readonly Episode[]): readonly Episode[] {
  return episodes
    .filter(({ contacts, setbacks }) => contacts.length > 1 || setbacks.length > 0)
    .toSorted((a, b) => b.contacts.length - a.contacts.length || b.days - a.days || lastAt(b) - lastAt(a))
    .slice(0, mostEpisodes);
}

function lastAt({ contacts }: Episode): number {
  return contacts.at(-1)?.at ?? 0;
}

function told({ problem, days, channels, setbacks, contacts }: Episode): EpisodePage['episodes'][number] {
  return {
    problem,
    days,
    channels: [...channels],
    setbacks: [...setbacks],
    contacts: contacts.slice(0, mostContacts).map(({ id, at, day, channel, place }) => ({
      id,
      at: new Date(at).toISOString(),
      day: formatDay(day),
      channel,
      place,
    })),
  };
}
