import { ListFilter } from 'lucide-react';
import { lazy, memo, Suspense, useCallback, useRef, type RefObject } from 'react';
import { useNumbers, useSession, useView } from '#actions/session.ts';
import { formatDay, parseDay } from '#domain/failures/day.ts';
import type { DayHistogram } from '#domain/failures/dayHistogram.ts';
import { everyFailure, isEvery } from '#domain/failures/failureFilter.ts';
import { Button } from '../controls/Button.tsx';
import styles from './FilterBar.module.css';
import { FilterChips } from './FilterChips.tsx';
import { TimeBrush } from './TimeBrush.tsx';

// Not before somebody asks for it.
const FilterPanel = lazy(async () => ({ default: (await import('./FilterPanel.tsx')).FilterPanel }));

/** A time range over the failures' histogram, and all else that tells them apart. */
export function FilterLine({ histogram }: { readonly histogram: DayHistogram }) {
  const { view } = useSession();
  const filter = useView((state) => state.filter);
  const isOpen = useView((state) => state.facets === 'shown');
  const problem = useNumbers((numbers) => numbers.problem);
  const opener = useRef<HTMLSpanElement>(null);
  const isFiltered = !isEvery(filter);
  // What takes a filter away goes with it: the keyboard goes on from where filters are made.
  const toFilter = useCallback(() => opener.current?.querySelector('button')?.focus(), []);
  return (
    <section className={styles.bar} aria-label="Filter">
      {isFiltered ? <FilterChips onRemoved={toFilter} /> : null}
      {problem === null ? null : (
        <p role="alert" className={styles.problem}>
          The numbers do not follow your filter: {problem}
        </p>
      )}
      <div className={styles.line}>
        <TimeBrush
          histogram={histogram}
          from={dayOf(filter.from)}
          to={dayOf(filter.to)}
          onChange={({ from, to }) =>
            view.setState({ filter: { ...filter, from: textOf(from), to: textOf(to) } })
          }
        />
        <Side opener={opener} isOpen={isOpen} isFiltered={isFiltered} onCleared={toFilter} />
      </div>
      {isOpen ? (
        <Suspense>
          <FilterPanel opener={opener} />
        </Suspense>
      ) : null}
    </section>
  );
}

type SideProps = {
  readonly opener: RefObject<HTMLSpanElement | null>;
  readonly isOpen: boolean;
  readonly isFiltered: boolean;
  readonly onCleared: () => void;
};

/** Stays as it is while the days are brushed. */
const Side = memo(function Side({ opener, isOpen, isFiltered, onCleared }: SideProps) {
  const { view } = useSession();
  const clear = () => {
    onCleared();
    view.setState({ filter: everyFailure });
  };
  return (
    <div className={styles.side}>
      <span ref={opener}>
        <Button
          aria-expanded={isOpen}
          aria-haspopup="dialog"
          onPress={() => view.setState({ facets: isOpen ? 'hidden' : 'shown' })}
        >
          <ListFilter size={16} aria-hidden />
          Filter
        </Button>
      </span>
      <Button look="plain" isDisabled={!isFiltered} onPress={clear}>
        Clear filter
      </Button>
    </div>
  );
});

function dayOf(text: string | null): number | null {
  return text === null ? null : parseDay(text);
}

function textOf(day: number | null): string | null {
  return day === null ? null : formatDay(day);
}
