import type { Interval } from './interval.ts';
import { wilsonInterval } from './wilsonInterval.ts';

/** What was heard about a place: failures, satisfied customers, and how many passed it (null = unknown). */
export type Heard = {
  readonly failures: number;
  readonly satisfied: number;
  readonly exposures: number | null;
};

export type RecallBalance = {
  /** The share of failures among everything that was heard. */
  readonly failureShare: number;
  readonly interval: Interval;
  /** Failures among all who passed; null where that is unknown or smaller than what was heard. */
  readonly shareOfAll: number | null;
  /** The share of those who passed of whom anything was heard; null as above. */
  readonly heardShare: number | null;
};

/**
 * Failures beside satisfied customers, f/(f + s), and beside all who passed, f/N: people recall and report failures
 * rather than what went well, so the first overstates the second by 1/heardShare = N/(f + s).
 * Unit: share. Range: counts ≥ 0, f + s > 0 → 0…1; else null.
 * Source: definition; why it matters: SDL, Global CX Wakeup Call, 2015 (of those who recall a failure 55% also recall a
 * success); Wilson 1927.
 */
export function recallBalance({ failures, satisfied, exposures }: Heard): RecallBalance | null {
  if (!(failures >= 0) || !(satisfied >= 0)) return null;
  const heard = failures + satisfied;
  const interval = wilsonInterval(failures, heard);
  if (interval === null) return null;
  const isKnown = exposures !== null && exposures >= heard && Number.isFinite(exposures);
  return {
    failureShare: failures / heard,
    interval,
    shareOfAll: isKnown ? failures / exposures : null,
    heardShare: isKnown ? heard / exposures : null,
  };
}
