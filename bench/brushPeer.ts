import { createRequire } from 'node:module';
import { join } from 'node:path';
import { causes } from '#domain/map/failureMode.ts';
import type { FailureFilter } from '#domain/failures/failureFilter.ts';
import type { FailureTable } from '#domain/failures/failureTable.ts';
import { installPeers } from './installPeers.ts';

type Group = { readonly all: () => { readonly key: string | number; readonly value: number }[] };
type Dimension = {
  readonly group: () => Group;
  readonly filterFunction: (passes: (value: string) => boolean) => void;
  readonly filterRange: (range: readonly [number, number]) => void;
};
type Crossfilter = (records: readonly PeerRecord[]) => {
  readonly dimension: (value: (record: PeerRecord) => string | number) => Dimension;
};
type PeerRecord = Readonly<Record<'channels' | 'causes' | 'Region' | 'Plan', string>> & {
  readonly day: number;
  readonly place: number;
};

const listed = ['channels', 'causes', 'Region', 'Plan'] as const;

/** What a step shows: failures by place, and by value of each list, as `name value` → count; zeros left out. */
export type StepCounts = ReadonlyMap<string, number>;

/** The rows as records, which is how crossfilter2 wants them; making them is not measured. */
export function peerRecords(table: FailureTable): readonly PeerRecord[] {
  const [region, plan] = table.segments;
  return Array.from(table.day, (day, row) => ({
    day,
    place: table.key[row] ?? 0,
    channels: table.channels[table.channel[row] ?? 0] ?? '',
    causes: ['', ...causes][table.cause?.[row] ?? 0] ?? '',
    Region: region?.values[region.code[row] ?? 0] ?? '',
    Plan: plan?.values[plan.code[row] ?? 0] ?? '',
  }));
}

/** The same work with crossfilter2: a dimension and a group for places, days and each list, four of them filtered. */
export function brushPeer(records: readonly PeerRecord[], filter: FailureFilter) {
  const source = crossfilter()(records);
  const day = source.dimension((record) => record.day);
  const days = day.group();
  const places = source.dimension((record) => record.place).group();
  const groups = listed.map((name) => {
    const dimension = source.dimension((record) => record[name]);
    const wanted = new Set(
      name === 'channels' || name === 'causes' ? filter[name] : (filter.segments[name] ?? []),
    );
    const group = dimension.group();
    dimension.filterFunction((value) => wanted.has(value));
    return { name, group };
  });
  return {
    /** Brushes to these days, both included, and reads all that is shown. */
    step: (first: number, last: number): StepCounts => {
      day.filterRange([first, last + 1]);
      const counts = new Map<string, number>();
      const keep = (name: string, group: Group): void => {
        for (const { key, value } of group.all()) if (value > 0) counts.set(`${name} ${key}`, value);
      };
      keep('place', places);
      keep('day', days);
      for (const { name, group } of groups) keep(name, group);
      return counts;
    },
  };
}

function crossfilter(): Crossfilter {
  installPeers();
  const file = join(import.meta.dirname, 'peers/node_modules/crossfilter2/crossfilter.js');
  return createRequire(import.meta.url)(file) as Crossfilter;
}
