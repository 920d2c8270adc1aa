import { useMemo } from 'react';
import { useSession, useTallies, useView } from '#actions/session.ts';
import { dayHistogram } from '#domain/failures/dayHistogram.ts';
import { channelsOf } from '#domain/failures/tallies.ts';
import { everything } from '#view/viewStore.ts';
import { Button } from '../controls/Button.tsx';
import { ChannelFilter } from './ChannelFilter.tsx';
import styles from './FilterBar.module.css';
import { TimeBrush } from './TimeBrush.tsx';

const mostBars = 104;

/** Which failures count, for this person only: a time range over their histogram, and channels. Only with failures. */
export function FilterBar() {
  const { view } = useSession();
  const tallies = useTallies((state) => state.tallies);
  const filter = useView((state) => state.filter);
  const channels = useMemo(() => channelsOf(tallies), [tallies]);
  const histogram = useMemo(
    () => dayHistogram(tallies, filter.channels === null ? [] : [...filter.channels], mostBars),
    [tallies, filter.channels],
  );
  if (histogram === null) return null;
  const isFiltered = filter.from !== null || filter.to !== null || filter.channels !== null;
  return (
    <section className={styles.bar} aria-label="Filter">
      <TimeBrush
        histogram={histogram}
        from={filter.from}
        to={filter.to}
        onChange={(range) => view.setState({ filter: { ...filter, ...range } })}
      />
      <div className={styles.side}>
        <ChannelFilter
          channels={channels}
          chosen={filter.channels}
          onChange={(chosen) => view.setState({ filter: { ...filter, channels: chosen } })}
        />
        <Button look="plain" isDisabled={!isFiltered} onPress={() => view.setState({ filter: everything })}>
          Clear filter
        </Button>
      </div>
    </section>
  );
}
