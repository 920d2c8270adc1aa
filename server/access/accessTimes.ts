const hour = 3_600_000;

export const sessionMs = 30 * 24 * hour;
export const ticketMs = 12 * hour;

/** How long a link may be open; null has no end. */
export const linkTerms = { '2h': 2 * hour, '24h': 24 * hour, '7d': 7 * 24 * hour } as const;

/** ISO 8601 in UTC, as all times of access.sqlite: they compare as text. */
export function timeAfter(now: Date, ms: number): string {
  return new Date(now.getTime() + ms).toISOString();
}
