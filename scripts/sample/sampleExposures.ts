import { seededRandom } from '#base/seededRandom.ts';
import { exposureSchema, type Exposure } from '#domain/failures/exposure.ts';
import { monthShares } from './failures/season.ts';
import { paths } from './journey/paths.ts';
import { stages } from './sampleMap.ts';

const seed = 48_000;
/** November 2025 … October 2026. */
const months = Array.from({ length: 12 }, (_, index) => new Date(Date.UTC(2025, 10 + index, 1)));

/** Customers who passed each place, month by month; places that nobody counts are left out: their rate is unknown. */
export function sampleExposures(): Exposure[] {
  const random = seededRandom(seed);
  const places = [...stages.flatMap((stage) => stage.touchpoints), ...paths];
  const shares = monthShares();
  return places.flatMap(({ id, passedPerYear }) => {
    if (passedPerYear === undefined) return [];
    return months.map((month) => {
      const share = shares[month.getUTCMonth()] ?? 0;
      const wobble = 0.94 + 0.12 * random.next();
      return exposureSchema.parse({
        touchpoint: id,
        periodStart: isoDay(month),
        periodEnd: isoDay(new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 0))),
        exposures: Math.round(passedPerYear * share * wobble),
      });
    });
  });
}

function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
