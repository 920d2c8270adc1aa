import { causeWords, type Cause } from '#domain/map/failureMode.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { placeName } from '#domain/map/placeName.ts';

const none = 'none';

/**
 * A field's value as people read it, in the words of the map that it stands in: ids become names. `map` is the map
 * of that moment, so that what is gone since still has its name.
 */
export function fieldWords(map: JourneyMap, field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return none;
  const own = wordsByField[field];
  if (own !== undefined) return own(map, value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return value.toLocaleString();
  if (typeof value === 'string') return value;
  return JSON.stringify(value);
}

type Words = (map: JourneyMap, value: unknown) => string;

const departmentName = (map: JourneyMap, id: string) => map.departments.get(id)?.name || 'Unnamed department';
const place: Words = (map, value) => placeName(map, String(value));
const share: Words = (_map, value) => percent(Number(value));
const money: Words = (map, value) => `${Number(value).toLocaleString()} ${map.meta.currency}`;
const names: Words = (_map, value) => listed((value as readonly string[]).map(String));

const wordsByField: Readonly<Record<string, Words>> = {
  position: (_map, value) => {
    const { x, y } = value as { x: number; y: number };
    return `${Math.round(x).toLocaleString()}, ${Math.round(y).toLocaleString()}`;
  },
  size: (_map, value) => {
    const { width, height } = value as { width: number; height: number };
    return `${Math.round(width).toLocaleString()} × ${Math.round(height).toLocaleString()}`;
  },
  stage: (map, value) => map.stages.get(String(value))?.name || 'Unnamed stage',
  accountable: (map, value) => departmentName(map, String(value)),
  alsoClaimed: (map, value) => listed((value as readonly string[]).map((id) => departmentName(map, id))),
  from: place,
  to: place,
  place,
  dataset: (map, value) => map.datasets.get(String(value))?.name || 'Unnamed dataset',
  failureMode: (map, value) => modeName(map, String(value)),
  perceivedCause: (_map, value) => causeList(value as Readonly<Partial<Record<Cause, number>>>),
  actualCause: (_map, value) => causeList(value as Readonly<Partial<Record<Cause, number>>>),
  reduces: (map, value) =>
    listed(
      Object.entries(value as Readonly<Record<string, { readonly likely: number }>>).map(
        ([mode, { likely }]) => `${modeName(map, mode)} ${percent(likely)}`,
      ),
    ),
  costLow: money,
  costLikely: money,
  costHigh: money,
  marginPerCustomer: money,
  lossLow: share,
  lossLikely: share,
  lossHigh: share,
  durationWeeks: (_map, value) => `${Number(value).toLocaleString()} weeks`,
  hue: (_map, value) => `number ${Number(value) + 1}`,
  segments: names,
  also: (_map, value) =>
    listed(
      (value as readonly { readonly column: string; readonly value: string }[]).map(
        (one) => `${one.column || 'group'} is “${one.value}”`,
      ),
    ),
  words: (_map, value) => {
    const { any, all, not } = value as Readonly<Record<'any' | 'all' | 'not', readonly string[]>>;
    const parts = [
      ['any of', any],
      ['all of', all],
      ['not', not],
    ] as const;
    return listed(
      parts.filter(([, list]) => list.length > 0).map(([word, list]) => `${word} ${list.join(', ')}`),
    );
  },
};

function modeName(map: JourneyMap, id: string): string {
  return map.failureModes.get(id)?.name || 'Unnamed failure mode';
}

function causeList(weights: Readonly<Partial<Record<Cause, number>>>): string {
  const entries = Object.entries(weights) as [Cause, number][];
  return listed(entries.map(([cause, weight]) => `${causeWords[cause]} ${percent(weight)}`));
}

function listed(words: readonly string[]): string {
  return words.length === 0 ? none : words.join('; ');
}

function percent(share: number): string {
  return share.toLocaleString(undefined, { style: 'percent', maximumFractionDigits: 1 });
}
