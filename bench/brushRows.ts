import { seededRandom } from '#base/seededRandom.ts';
import type { FailureFilter } from '#domain/failures/failureFilter.ts';
import { everyFailure } from '#domain/failures/failureFilter.ts';
import type { FailureTable, SegmentColumn, SummedColumn } from '#domain/failures/failureTable.ts';
import { keyOfGroup } from '#domain/failures/matchKey.ts';
import { causes } from '#domain/map/failureMode.ts';

export const placeCount = 300;
export const firstDay = 19_800;
export const dayCount = 1_096;

const channels = ['phone', 'web', 'mail', 'chat', 'store', 'app', 'social', 'post'];
const regions = Array.from({ length: 20 }, (_, index) => `Region ${index}`);
const plans = ['Basic', 'Plus', 'Business'];

/** Four filters at once; half to three quarters of the rows pass each. */
export const fourFilters: FailureFilter = {
  ...everyFailure,
  channels: channels.slice(0, 5),
  causes: ['', 'people', 'process', 'policy', 'technology'],
  segments: { Region: regions.slice(0, 12), Plan: plans.slice(0, 2) },
};

/**
 * A million made-up failures over three years: each at one of 300 places, by channel, cause, region
 * and plan, with a severity and minutes lost.
 */
export function brushRows(count: number): FailureTable {
  const random = seededRandom(20_261_122);
  const code = (values: number): Uint16Array =>
    Uint16Array.from({ length: count }, () => random.between(0, values - 1));
  const segment = (heading: string, values: readonly string[]): SegmentColumn => ({
    heading,
    values,
    code: code(values.length),
  });
  /** A row with 0 does not know its own. */
  const summed = (most: number): SummedColumn => {
    const sum = Float64Array.from(code(most + 1));
    return { sum, n: Uint32Array.from(sum, (value) => (value === 0 ? 0 : 1)) };
  };
  return {
    dataset: 'd1',
    revision: '1',
    timeZone: 'UTC',
    keys: Array.from({ length: placeCount }, (_, index) => keyOfGroup(`Kind ${index}`)),
    channels,
    day: Int32Array.from({ length: count }, (_, row) => firstDay + Math.floor((row * dayCount) / count)),
    key: Uint32Array.from(code(placeCount)),
    channel: code(channels.length),
    cause: Uint8Array.from(code(causes.length + 1)),
    count: null,
    sums: { severity: summed(10), burdenMinutes: summed(90) },
    segments: [segment('Region', regions), segment('Plan', plans)],
    reply: null,
    resolve: null,
  };
}
