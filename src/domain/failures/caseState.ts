import type { FailureDetails } from './failureDetails.ts';

const closedWords =
  /^(closed?|solved|resolved|done|completed?|finished|cancell?ed|declined|rejected|won.?t (do|fix)|duplicate|archived)\b/i;

/**
 * What a case gives to a count of resolution times (Kaplan–Meier): `resolved` has its time, `open` is censored at the
 * last moment that the source was looked at, `unknown` is closed without a time, or nothing is said, and stays out.
 */
export function caseState({
  status,
  resolveMinutes,
}: Pick<FailureDetails, 'status' | 'resolveMinutes'>): 'resolved' | 'open' | 'unknown' {
  if (resolveMinutes !== null) return 'resolved';
  return status === '' || closedWords.test(status) ? 'unknown' : 'open';
}
