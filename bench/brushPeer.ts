import { createRequire } from 'node:module';
import { join } from 'node:path';
import { monthOfDay } from '#domain/failures/day.ts';
import { causes } from '#domain/map/failureMode.ts';
import type { FailureFilter } from '#domain/failures/failureFilter.ts';
import type { FailureTable, SegmentColumn, SummedColumn } from '#domain/failures/failureTable.ts';
import { departmentOf, modeOf } from './brushMap.ts';
import { installPeers } from './installPeers.ts';

type Group<T> = { readonly all: () => readonly { readonly key: string | number; readonly value: T }[] };
type Counting = Group<number> & {
  readonly reduce: <T>(
    add: (value: T, record: PeerRecord) => T,
    remove: (value: T, record: PeerRecord) => T,
    initial: () => T,
  ) => Group<T>;
};
type Dimension = {
  readonly group: () => Counting;
  readonly filterFunction: (passes: (value: string) => boolean) => void;
  readonly filterRange: (range: readonly [number, number]) => void;
};
type Crossfilter = (records: readonly PeerRecord[]) => {
  readonly dimension: (value: (record: PeerRecord) => string | number) => Dimension;
};

const listed = ['channels', 'causes', 'Region', 'Plan', 'modes', 'departments', 'datasets'] as const;
type Listed = (typeof listed)[number];

type PeerRecord = Readonly<Record<Listed, string>> & {
  readonly day: number;
  readonly month: number;
  readonly place: number;
  /** 0 = unknown, else 1 + index into the causes. */
  readonly cause: number;
  readonly severity: number | null;
  readonly minutes: number | null;
};

/** All that is said about one place; it has one mode, and rules alone bring failures there. */
interface PeerPlace {
  count: number;
  severity: number;
  knownSeverity: number;
  minutes: number;
  knownMinutes: number;
  readonly byCause: Uint32Array;
  readonly byMonth: Uint32Array;
}

/** The rows as records, which is how crossfilter2 wants them; making them is not measured. */
export function peerRecords(table: FailureTable): readonly PeerRecord[] {
  const [region, plan] = table.segments;
  const { severity, burdenMinutes } = table.sums;
  const firstMonth = monthOfDay(table.day[0] ?? 0);
  return Array.from(table.day, (day, row) => {
    const place = table.key[row] ?? 0;
    const cause = table.cause?.[row] ?? 0;
    return {
      day,
      month: monthOfDay(day) - firstMonth,
      place,
      cause,
      severity: valueAt(severity, row),
      minutes: valueAt(burdenMinutes, row),
      channels: table.channels[table.channel[row] ?? 0] ?? '',
      causes: ['', ...causes][cause] ?? '',
      Region: segmentAt(region, row),
      Plan: segmentAt(plan, row),
      modes: modeOf(place),
      departments: departmentOf(place),
      datasets: table.dataset,
    };
  });
}

/** A row's own value; null = not known. */
export function valueAt(column: SummedColumn | undefined, row: number): number | null {
  return column?.n[row] === 1 ? (column.sum[row] ?? 0) : null;
}

function segmentAt(column: SegmentColumn | undefined, row: number): string {
  return column?.values[column.code[row] ?? 0] ?? '';
}

/**
 * The same work with crossfilter2, as its own documentation would have it: a dimension and a group for each list and
 * for the days, and one group by place that keeps all that is said about a place, which is quicker than a group for
 * each sum. What it does not do is to its favour: the trend, which compares the window with all that came before.
 */
export function brushPeer(records: readonly PeerRecord[], filter: FailureFilter) {
  const source = crossfilter()(records);
  const day = source.dimension((record) => record.day);
  const days = day.group();
  const places = source
    .dimension((record) => record.place)
    .group()
    .reduce<PeerPlace>(
      (place, record) => change(place, record, 1),
      (place, record) => change(place, record, -1),
      noFailures,
    );
  const lists = listed.map((name) => {
    const dimension = source.dimension((record) => record[name]);
    const group = dimension.group();
    const wanted = wantedOf(filter, name);
    if (wanted !== null) dimension.filterFunction((value) => wanted.has(value));
    return { name, group };
  });
  return {
    /** Brushes to these days, both included, and looks up all that is shown. */
    step: (first: number, last: number) => {
      day.filterRange([first, last + 1]);
      return {
        days: days.all(),
        places: places.all(),
        lists: lists.map(({ name, group }) => ({ name, counts: group.all() })),
      };
    },
  };
}

type PeerStep = ReturnType<ReturnType<typeof brushPeer>['step']>;
export type PeerNumbers = ReturnType<typeof peerNumbers>;

/** A copy of what a step looked up, as its groups live on; zeros left out. */
export function peerNumbers({ days, places, lists }: PeerStep) {
  const some = (counts: PeerStep['days']) =>
    new Map(counts.filter(({ value }) => value > 0).map(({ key, value }) => [key, value] as const));
  return {
    days: days.map(({ key, value }) => [Number(key), value] as const),
    places: new Map(
      places
        .filter(({ value }) => value.count > 0)
        .map(({ key, value }) => [`t${key}` as string, plainPlace(value)] as const),
    ),
    lists: new Map(lists.map(({ name, counts }) => [name as string, some(counts)] as const)),
  };
}

function plainPlace(place: PeerPlace) {
  const { count, severity, knownSeverity, minutes, knownMinutes, byCause, byMonth } = place;
  const blamed = causes.map((cause, index) => [cause, byCause[index + 1] ?? 0] as const);
  return {
    count,
    severity: { sum: severity, n: knownSeverity },
    minutes: { sum: minutes, n: knownMinutes },
    byCause: Object.fromEntries(blamed.filter(([, times]) => times > 0)),
    byMonth: [...byMonth].filter((times) => times > 0),
  };
}

function wantedOf(filter: FailureFilter, name: Listed): ReadonlySet<string> | null {
  if (name === 'Region' || name === 'Plan') return new Set(filter.segments[name]);
  return filter[name].length === 0 ? null : new Set<string>(filter[name]);
}

function noFailures(): PeerPlace {
  return {
    count: 0,
    severity: 0,
    knownSeverity: 0,
    minutes: 0,
    knownMinutes: 0,
    byCause: new Uint32Array(causes.length + 1),
    byMonth: new Uint32Array(37),
  };
}

function change(place: PeerPlace, { severity, minutes, cause, month }: PeerRecord, by: 1 | -1): PeerPlace {
  place.count += by;
  if (severity !== null) {
    place.severity += by * severity;
    place.knownSeverity += by;
  }
  if (minutes !== null) {
    place.minutes += by * minutes;
    place.knownMinutes += by;
  }
  place.byCause[cause] = (place.byCause[cause] ?? 0) + by;
  place.byMonth[month] = (place.byMonth[month] ?? 0) + by;
  return place;
}

function crossfilter(): Crossfilter {
  installPeers();
  const file = join(import.meta.dirname, 'peers/node_modules/crossfilter2/crossfilter.js');
  return createRequire(import.meta.url)(file) as Crossfilter;
}
