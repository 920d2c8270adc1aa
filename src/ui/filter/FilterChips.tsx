import { X } from 'lucide-react';
import { useMap, useSession, useView } from '#actions/session.ts';
import { segmentName, wantedOf, type DimensionName } from '#domain/failures/cube/dimensions.ts';
import { parseDay } from '#domain/failures/day.ts';
import type { FailureFilter } from '#domain/failures/failureFilter.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { Button } from '../controls/Button.tsx';
import { dayWords } from '../words/dayWords.ts';
import { valueName, withWanted } from './facetOf.ts';
import styles from './FilterBar.module.css';

type Chip = { readonly key: string; readonly words: string; readonly without: FailureFilter };

/** What the filter asks for, each taken away by one press. */
export function FilterChips() {
  const { view } = useSession();
  const map = useMap((each) => each);
  const filter = useView((state) => state.filter);
  return (
    <ul className={styles.chips} aria-label="Filters in force">
      {chipsOf(filter, map).map(({ key, words, without }) => (
        <li key={key} className={styles.chip}>
          <Button
            look="plain"
            aria-label={`${words}: remove this filter`}
            onPress={() => view.setState({ filter: without })}
          >
            {words}
            <X size={14} aria-hidden />
          </Button>
        </li>
      ))}
    </ul>
  );
}

const lists: readonly DimensionName[] = ['channels', 'causes', 'modes', 'departments', 'datasets'];

function chipsOf(filter: FailureFilter, map: JourneyMap): readonly Chip[] {
  const headings = Object.keys(filter.segments).map((heading): DimensionName => `segment ${heading}`);
  const ofLists = [...lists, ...headings].flatMap((name) => {
    const wanted = wantedOf(filter, name);
    return wanted.map((value) => ({
      key: `${name} ${value}`,
      words: chipWords(map, name, value),
      without: withWanted(
        filter,
        name,
        wanted.filter((each) => each !== value),
      ),
    }));
  });
  const days = daysWords(filter);
  return [
    ...(days === null ? [] : [{ key: 'days', words: days, without: { ...filter, from: null, to: null } }]),
    ...ofLists,
    ...(filter.q === '' ? [] : [{ key: 'q', words: `“${filter.q}”`, without: { ...filter, q: '' } }]),
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
