import type { LinkTerm } from '#domain/sharing/link.ts';

const hour = 3_600_000;

export const sessionMs = 30 * 24 * hour;
export const ticketMs = 12 * hour;

/** For how long the audit is kept: a year, and a month in which somebody looks at it. */
export const auditMs = 400 * 24 * hour;

/** For how long a link lets people in. */
export const linkMs: Readonly<Record<LinkTerm, number>> = {
  '2h': 2 * hour,
  '24h': 24 * hour,
  '7d': 7 * 24 * hour,
};

/** ISO 8601 in UTC, as all times of access.sqlite: they compare as text. */
export function timeAfter(now: Date, ms: number): string {
  return new Date(now.getTime() + ms).toISOString();
}
