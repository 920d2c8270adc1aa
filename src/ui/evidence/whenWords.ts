import type { EvidenceRow } from '#domain/failures/evidence.ts';
import { zonedWords } from '../words/zonedWords.ts';

/** In the file's own zone and no more exact than the file was. */
export function whenWords({
  occurredAt,
  zone,
  precision,
}: Pick<EvidenceRow, 'occurredAt' | 'zone' | 'precision'>): string {
  const timeStyle = precision === 'day' ? undefined : precision === 'minute' ? 'short' : 'medium';
  return zonedWords(occurredAt, zone, { dateStyle: 'medium', ...(timeStyle ? { timeStyle } : {}) });
}

const exactness = { day: 'to the day', minute: 'to the minute', second: 'to the second' } as const;

/** The zone that a time was read in, and how exact its source was. */
export function zoneWords({ zone, precision }: Pick<EvidenceRow, 'zone' | 'precision'>): string {
  return `${zone.replaceAll('_', ' ')}, known ${exactness[precision]}`;
}
