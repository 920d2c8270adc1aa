import { X } from 'lucide-react';
import { memo } from 'react';
import { useMap, useSession, useView } from '#actions/session.ts';
import { segmentName, wantedOf, type DimensionName } from '#domain/failures/cube/dimensions.ts';
import { parseDay } from '#domain/failures/day.ts';
import type { FailureFilter } from '#domain/failures/failureFilter.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { Button } from '../controls/Button.tsx';
import { dayWords } from '../words/dayWords.ts';
import { valueName, withWanted } from './facetOf.ts';
import styles from './FilterBar.module.css';

/** One thing that the filter asks for: days, words in the text, or a value of a dimension. */
type Chip = {
  readonly of: 'days' | 'words' | DimensionName;
  readonly value: string;
  readonly words: string;
};

/** What the filter asks for, each taken away by one press. */
export function FilterChips({ onRemoved }: { readonly onRemoved: () => void }) {
  const map = useMap((each) => each);
  const filter = useView((state) => state.filter);
  return (
    <ul className={styles.chips} aria-label="Filters in force">
      {chipsOf(filter, map).map((chip) => (
        <FilterChip key={`${chip.of} ${chip.value}`} {...chip} onRemoved={onRemoved} />
      ))}
    </ul>
  );
}

type ChipProps = Chip & { readonly onRemoved: () => void };

/** Stays as it is while the days are brushed. */
const FilterChip = memo(function FilterChip({ of, value, words, onRemoved }: ChipProps) {
  const { view } = useSession();
  const remove = () => {
    onRemoved();
    view.setState(({ filter }) => ({ filter: without(filter, of, value) }));
  };
  return (
    <li className={styles.chip}>
      <Button look="plain" aria-label={`${words}: remove this filter`} onPress={remove}>
        {words}
        <X size={14} aria-hidden />
      </Button>
    </li>
  );
});

function without(filter: FailureFilter, of: Chip['of'], value: string): FailureFilter {
  if (of === 'days') return { ...filter, from: null, to: null };
  if (of === 'words') return { ...filter, q: '' };
  const rest = wantedOf(filter, of).filter((each) => each !== value);
  return withWanted(filter, of, rest);
}

const lists: readonly DimensionName[] = ['channels', 'causes', 'modes', 'departments', 'datasets'];

function chipsOf(filter: FailureFilter, map: JourneyMap): readonly Chip[] {
  const headings = Object.keys(filter.segments).map((heading): DimensionName => `segment ${heading}`);
  const ofLists = [...lists, ...headings].flatMap((of): Chip[] =>
    wantedOf(filter, of).map((value) => ({ of, value, words: chipWords(map, of, value) })),
  );
  const days = daysWords(filter);
  return [
    ...(days === null ? [] : [{ of: 'days' as const, value: '', words: days }]),
    ...ofLists,
    ...(filter.q === '' ? [] : [{ of: 'words' as const, value: '', words: `“${filter.q}”` }]),
  ];
}

/** A segment's value says little without its column. */
function chipWords(map: JourneyMap, name: DimensionName, value: string): string {
  const words = valueName(map, name, value);
  const heading = segmentName(name);
  return heading === null ? words : `${heading}: ${words}`;
}

function daysWords({ from, to }: FailureFilter): string | null {
  const first = from === null ? null : wordsOf(from);
  const last = to === null ? null : wordsOf(to);
  if (first === null) return last === null ? null : `Until ${last}`;
  if (last === null) return `Since ${first}`;
  return first === last ? first : `${first} to ${last}`;
}

function wordsOf(text: string): string {
  const day = parseDay(text);
  return day === null ? text : dayWords(day);
}
