import assert from 'node:assert/strict';
import type { Numbers } from '#domain/failures/cube/readNumbers.ts';
import type { PlaceNumbers } from '#domain/failures/placeNumbers.ts';
import { modeOf } from './brushMap.ts';
import type { PeerNumbers } from './brushPeer.ts';

/** The same at every place, in every list and on every day, or the figures would compare different work. */
export function assertSameNumbers(own: Numbers, peer: PeerNumbers | undefined, step: number): void {
  assert(peer !== undefined);
  const where = `step ${step}: the answers differ`;
  assert(own.shown.total > 0, 'there is nothing to compare');
  const places = [...own.shown.places].filter(([, { count }]) => count > 0);
  assert.equal(places.length, peer.places.size, where);
  for (const [place, numbers] of places) {
    assert.deepEqual(plain(place, numbers), peer.places.get(place), `${where} at ${place}`);
  }
  for (const [name, counts] of own.facets) {
    const list = name.replace('segment ', '');
    const some = new Map([...counts].filter(([, count]) => count > 0));
    assert.deepEqual(some, peer.lists.get(list), `${where} in ${list}`);
  }
  const { histogram } = own;
  assert(histogram !== null);
  const bins = histogram.counts.map(() => 0);
  for (const [day, count] of peer.days) {
    const bin = Math.floor((day - histogram.firstDay) / histogram.binDays);
    bins[bin] = (bins[bin] ?? 0) + count;
  }
  assert.deepEqual(histogram.counts, bins, `${where} over time`);
}

/** A place's numbers in the peer's form. */
function plain(place: string, numbers: PlaceNumbers) {
  const { count, countByMode, countByMonth, causes, sums } = numbers;
  assert.equal(countByMode.get(modeOf(Number(place.slice(1)))), count);
  return {
    count,
    severity: sums.severity,
    minutes: sums.burdenMinutes,
    byCause: Object.fromEntries(causes),
    byMonth: countByMonth.filter((each) => each > 0),
  };
}
