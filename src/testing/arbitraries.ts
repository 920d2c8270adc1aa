import fc from 'fast-check';
import { idSchema } from '#domain/map/id.ts';
import { causes } from '#domain/map/failureMode.ts';
import { nouns, type JourneyMap, type Noun, type RecordOf } from '#domain/map/journeyMap.ts';
import { knownChannels } from '#domain/map/channel.ts';
import type { Meta } from '#domain/map/meta.ts';
import { noteTones } from '#domain/map/note.ts';

const arbitraryId = fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/).filter((id) => idSchema.safeParse(id).success);

const idOrNull = fc.option(arbitraryId, { nil: null });
const words = (maxLength: number) => fc.string({ unit: 'grapheme', maxLength: Math.min(maxLength, 40) });
/** Without -0, which JSON cannot tell from 0. */
const decimal = (min: number, max: number) =>
  fc.double({ min, max, noNaN: true, noDefaultInfinity: true }).map((number) => number + 0);
const orNull = <T>(inner: fc.Arbitrary<T>) => fc.option(inner, { nil: null });
const share = decimal(0, 1);
const amount = orNull(decimal(0, 1e12));
const plain = { noNullPrototype: true };
const position = fc.record({ x: decimal(-1e6, 1e6), y: decimal(-1e6, 1e6) }, plain);
const size = fc.record({ width: decimal(40, 1e5), height: decimal(40, 1e5) }, plain);
/** Without the null prototype that Yjs does not take for a plain value. */
const condition = fc.record({ column: words(500), value: words(500) }).map((each) => ({ ...each }));
const order = fc.stringMatching(/^a[0-9A-Za-z]{1,6}$/);
const causeWeights = fc.dictionary(fc.constantFrom(...causes), share, { noNullPrototype: true });
const shareRange = fc.record({ low: share, likely: share, high: share }, plain);
const owner = {
  accountable: idOrNull,
  alsoClaimed: fc.array(arbitraryId, { maxLength: 4 }),
  contestOpen: fc.boolean(),
};

/** One record of each noun, valid by its schema; references point anywhere. */
const arbitraryRecords: { readonly [N in Noun]: fc.Arbitrary<RecordOf<N>> } = {
  stages: fc.record({
    id: arbitraryId,
    name: words(200),
    order,
    position,
    size,
    locked: fc.boolean(),
    ...owner,
  }),
  touchpoints: fc.record({
    id: arbitraryId,
    stage: idOrNull,
    name: words(300),
    order,
    position,
    size,
    channel: fc.oneof(fc.constantFrom(...knownChannels), words(60)),
    description: words(20_000),
    momentOfTruth: fc.boolean(),
    locked: fc.boolean(),
    ...owner,
  }),
  paths: fc.record({
    id: arbitraryId,
    from: arbitraryId,
    to: arbitraryId,
    name: words(200),
    promise: words(2_000),
    ...owner,
  }),
  departments: fc.record({
    id: arbitraryId,
    name: words(120),
    kind: fc.constantFrom('internal', 'partner'),
    hue: fc.integer({ min: 0, max: 11 }),
    order,
  }),
  personas: fc.record({ id: arbitraryId, name: words(120), description: words(20_000) }),
  notes: fc.record({
    id: arbitraryId,
    text: words(20_000),
    tone: fc.constantFrom(...noteTones),
    position,
    size,
    locked: fc.boolean(),
  }),
  failureModes: fc.record({
    id: arbitraryId,
    name: words(200),
    place: idOrNull,
    severity: orNull(fc.integer({ min: 1, max: 10 })),
    perceivedCause: causeWeights,
    actualCause: causeWeights,
    evidence: words(20_000),
    ...owner,
  }),
  fixes: fc.record({
    id: arbitraryId,
    name: words(200),
    costLow: amount,
    costLikely: amount,
    costHigh: amount,
    durationWeeks: orNull(decimal(0, 520)),
    reduces: fc.dictionary(arbitraryId, shareRange, { noNullPrototype: true }),
    status: fc.constantFrom('idea', 'funded', 'done'),
    ...owner,
  }),
  datasets: fc.record({
    id: arbitraryId,
    name: words(200),
    kind: fc.constantFrom('failures', 'exposures'),
    source: words(200),
    rows: fc.nat(),
    revision: words(128),
    groupBy: words(200),
    segments: fc.array(words(500), { maxLength: 3 }),
    timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York'),
    madeUp: fc.boolean(),
    importedAt: words(40),
  }),
  rules: fc.record({
    id: arbitraryId,
    dataset: arbitraryId,
    kind: fc.constantFrom('columnValue', 'keywords', 'matcher'),
    column: words(500),
    value: words(500),
    also: fc.array(condition, { maxLength: 2 }),
    words: fc
      .record({
        any: fc.array(words(100), { maxLength: 2 }),
        all: fc.array(words(100), { maxLength: 2 }),
        not: fc.array(words(100), { maxLength: 2 }),
      })
      .map((lists) => ({ ...lists })),
    place: idOrNull,
    failureMode: idOrNull,
    order,
  }),
};

const arbitraryMeta: fc.Arbitrary<Meta> = fc.record({
  schemaVersion: fc.integer({ min: 1, max: 9 }),
  title: words(200),
  description: words(20_000),
  currency: fc.constantFrom('EUR', 'USD', 'CHF'),
  customersPerYear: amount,
  marginPerCustomer: amount,
  lossLow: orNull(share),
  lossLikely: orNull(share),
  lossHigh: orNull(share),
});

/** A whole map of valid records. References may dangle, as after a merge: readers have to bear it. */
export const arbitraryMap: fc.Arbitrary<JourneyMap> = fc
  .tuple(arbitraryMeta, ...nouns.map((noun) => recordsOf(noun)))
  .map(([meta, ...records]) => {
    const byNoun = Object.fromEntries(nouns.map((noun, index) => [noun, records[index]]));
    return { meta, ...byNoun } as unknown as JourneyMap;
  });

function recordsOf(noun: Noun): fc.Arbitrary<ReadonlyMap<string, RecordOf<Noun>>> {
  const record = arbitraryRecords[noun] as fc.Arbitrary<RecordOf<Noun>>;
  return fc
    .uniqueArray(record, { maxLength: 6, selector: (one) => one.id })
    .map((records) => new Map(records.map((one) => [one.id, one])));
}
