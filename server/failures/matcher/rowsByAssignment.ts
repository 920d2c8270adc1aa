import { setImmediate as giveWay } from 'node:timers/promises';
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { seededRandom, type SeededRandom } from '#base/seededRandom.ts';
import { formatDay } from '#domain/failures/day.ts';
import { keyAssigner } from '#domain/failures/keyAssigner.ts';
import { exampleLabel } from '#domain/failures/matcherLabel.ts';
import type { LabelledText } from '#domain/matching/trainingSet.ts';
import { listDatasets } from '../datasetTable.ts';
import { listMatchKeys } from '../matchKeyTable.ts';
import type { MatcherStoreCalls } from './MatcherStoreCalls.ts';

/** So many rows of a label teach as much as all of them would. */
const mostOfLabel = 300;
/** What a person decided about single rows counts in full up to here. */
const mostDecided = 3_000;
/** As many groups take part in one page of the coding queue. */
const mostGroups = 60;
/** Runs of neighbours in time that are drawn from a group. */
const drawsOfGroup = 4;

type LabelledKey = { readonly no: number; readonly dataset: number; readonly isDecided: boolean };

/** Texts that people have placed, drawn evenly from a label's keys. */
export async function learningTexts(
  db: DatabaseSync,
  { mapId, map, seed }: Parameters<MatcherStoreCalls['learningTexts']>[0],
): Promise<readonly LabelledText[]> {
  const byLabel = new Map<string, LabelledKey[]>();
  for (const { id, no: dataset } of listDatasets(db, mapId)) {
    const { assign } = keyAssigner(map, id);
    for (const { no, key } of listMatchKeys(db, dataset)) {
      const assignment = assign(key);
      const label = exampleLabel(assignment);
      if (label === null) continue;
      const keys = byLabel.get(label) ?? [];
      keys.push({ no, dataset, isDecided: assignment?.by === 'person' });
      byLabel.set(label, keys);
    }
  }
  const random = seededRandom(seed);
  const texts: LabelledText[] = [];
  for (const [label, keys] of byLabel) {
    for (const text of textsOf(db, keys, random)) texts.push({ text, label });
    await giveWay();
  }
  return texts;
}

function textsOf(db: DatabaseSync, keys: readonly LabelledKey[], random: SeededRandom): readonly string[] {
  const ids = (isDecided: boolean): readonly number[] =>
    keys.filter((key) => key.isDecided === isDecided).flatMap((key) => idsOfKey(db, key));
  const chosen = [...draw(ids(true), mostDecided, random), ...draw(ids(false), mostOfLabel, random)];
  return db
    .prepare(
      `SELECT text FROM failures WHERE text <> '' AND id IN (SELECT value FROM json_each(?)) ORDER BY id`,
    )
    .all(JSON.stringify(chosen))
    .map((row) => String(row['text']));
}

function idsOfKey(db: DatabaseSync, { no, dataset }: LabelledKey): readonly number[] {
  return db
    .prepare('SELECT id FROM failures WHERE dataset = ? AND match_key = ?')
    .all(dataset, no)
    .map((row) => Number(row['id']));
}

/** At most so many of the items, each as likely as any other. */
function draw(items: readonly number[], most: number, random: SeededRandom): readonly number[] {
  if (items.length <= most) return items;
  const left = [...items];
  for (let at = 0; at < most; at += 1) {
    const other = random.between(at, left.length - 1);
    [left[at], left[other]] = [left[other] ?? 0, left[at] ?? 0];
  }
  return left.slice(0, most);
}

/** Unmatched rows that nobody decided about, so many of each group that all take part. */
export function undecidedRows(
  db: DatabaseSync,
  { mapId, map, dataset, limit, without, seed }: Parameters<MatcherStoreCalls['undecidedRows']>[0],
): ReturnType<MatcherStoreCalls['undecidedRows']> {
  const random = seededRandom(seed);
  const open = listDatasets(db, mapId)
    .filter(({ id }) => dataset === null || id === dataset)
    .flatMap(({ id, no }) => {
      const { assign } = keyAssigner(map, id);
      const counts = countsOfKeys(db, no);
      return listMatchKeys(db, no)
        .filter(({ key }) => key.person === null && assign(key) === null)
        .map((key) => ({ id, dataset: no, no: key.no, count: counts.get(key.no) ?? 0 }));
    });
  const left = open.reduce((sum, { count }) => sum + count, 0);
  const chosen = open.toSorted((a, b) => b.count - a.count).slice(0, mostGroups);
  const skipped = new Set(without);
  const ofGroup = Math.ceil((limit * 2) / Math.max(1, chosen.length));
  const found = chosen.map((key) => drawnRows(db, key, { ofGroup, random, skipped }));
  const rows = inTurns(found).slice(0, limit);
  return { left, rows };
}

function countsOfKeys(db: DatabaseSync, dataset: number): ReadonlyMap<number, number> {
  const rows = db
    .prepare('SELECT match_key, count(*) AS count FROM failures WHERE dataset = ? GROUP BY match_key')
    .all(dataset);
  return new Map(rows.map((row) => [Number(row['match_key']), Number(row['count'])] as const));
}

type Drawn = ReturnType<MatcherStoreCalls['undecidedRows']>['rows'][number];

function drawnRows(
  db: DatabaseSync,
  { id, dataset, no }: { readonly id: string; readonly dataset: number; readonly no: number },
  {
    ofGroup,
    random,
    skipped,
  }: { readonly ofGroup: number; readonly random: SeededRandom; readonly skipped: ReadonlySet<string> },
): readonly Drawn[] {
  const span = db
    .prepare(
      'SELECT min(occurred_at) AS first, max(occurred_at) AS last FROM failures WHERE dataset = ? AND match_key = ?',
    )
    .get(dataset, no);
  const first = Number(span?.['first']);
  const last = Number(span?.['last']);
  const find = db.prepare(
    `SELECT id, occurred_at, day, channel, grp, text FROM failures
     WHERE dataset = ? AND match_key = ? AND occurred_at >= ? AND text <> '' ORDER BY occurred_at, id LIMIT ?`,
  );
  const found = new Map<string, Drawn>();
  const atOnce = Math.ceil(ofGroup / drawsOfGroup) + skipped.size;
  // The first run starts at the beginning, so that a small group is found whole.
  const starts = [
    first,
    ...Array.from({ length: drawsOfGroup - 1 }, () => first + random.next() * (last - first)),
  ];
  for (const start of starts) {
    for (const row of find.all(dataset, no, Math.floor(start), atOnce)) {
      const drawn = toDrawn(id, row);
      if (!skipped.has(drawn.id)) found.set(drawn.id, drawn);
    }
  }
  return [...found.values()];
}

function toDrawn(dataset: string, row: Readonly<Record<string, SQLOutputValue>>): Drawn {
  return {
    id: String(row['id']),
    dataset,
    occurredAt: new Date(Number(row['occurred_at'])).toISOString(),
    day: formatDay(Number(row['day'])),
    channel: String(row['channel']),
    group: String(row['grp']),
    text: String(row['text']),
  };
}

/** The first of each list, then the second of each, and so on. */
function inTurns<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, turn) =>
    lists.flatMap((list) => list.slice(turn, turn + 1)),
  ).flat();
}
