import type { Cause } from '#domain/map/failureMode.ts';

export const scorePolarities = ['higherIsBetter', 'lowerIsBetter'] as const;
export type ScorePolarity = (typeof scorePolarities)[number];

/** What a customer answered: `scale` as `low-high`, such as `1-5` or `0-10`; no number without which way is good. */
export interface Score {
  readonly value: number;
  readonly scale: string;
  readonly polarity: ScorePolarity;
}

/**
 * What a source may say about a failure beside what and when; null or '' where it does not. Times are calendar
 * minutes since the failure. `burdenMinutes` and `burdenMoney` are the customer's own, `severity` is 1–10 by outcome.
 * `status` is the source's own word; where the source has none but says when it resolved, `open` or `resolved`, so
 * that an open case stays in the count as censored (`caseState`).
 */
export interface FailureDetails {
  readonly lang: string;
  readonly score: Score | null;
  readonly status: string;
  readonly firstReplyMinutes: number | null;
  readonly resolveMinutes: number | null;
  readonly reopens: number | null;
  readonly handoffs: number | null;
  readonly perceivedCause: Cause | '';
  readonly burdenMinutes: number | null;
  readonly burdenMoney: number | null;
  readonly severity: number | null;
}

export const noDetails: FailureDetails = {
  lang: '',
  score: null,
  status: '',
  firstReplyMinutes: null,
  resolveMinutes: null,
  reopens: null,
  handoffs: null,
  perceivedCause: '',
  burdenMinutes: null,
  burdenMoney: null,
  severity: null,
};
