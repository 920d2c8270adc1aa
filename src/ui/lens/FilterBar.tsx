import { useMemo } from 'react';
import { useSession, useTallies, useView } from '#actions/session.ts';
import { dayHistogram } from '#domain/failures/dayHistogram.ts';
import { channelsOf } from '#domain/failures/failureTable.ts';
import { everything } from '#view/viewStore.ts';
import { Button } from '../controls/Button.tsx';
import { ChannelFilter } from './ChannelFilter.tsx';
import styles from './FilterBar.module.css';
import { TimeBrush } from './TimeBrush.tsx';

const mostBars = 104;

/** Which failures count, for this person only: a time range over their histogram, and channels. Only with failures. */
export function FilterBar() {
  const { view } = useSession();
  const tables = useTallies((state) => state.tables);
  const filter = useView((state) => state.filter);
  const channels = useMemo(() => channelsOf(tables), [tables]);
  const histogram = useMemo(
    () => dayHistogram(tables.tables, { channels: [...(filter.channels ?? [])] }, mostBars),
    [tables, filter.channels],
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
