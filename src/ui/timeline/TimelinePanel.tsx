import { useMemo, useState } from 'react';
import { useMap, useSession, useTallies, useView } from '#actions/session.ts';
import { countWords } from '#base/countWords.ts';
import { formatDay, parseDay } from '#domain/failures/day.ts';
import { daySeries, type DaySeries } from '#domain/failures/daySeries.ts';
import { everyFailure, type FailureFilter } from '#domain/failures/failureFilter.ts';
import { numberWords, type NumberWords } from '#domain/lenses/numberWords.ts';
import { SidePanel } from '../controls/SidePanel.tsx';
import { formulaWords } from './formulaWords.ts';
import { SignalList } from './SignalList.tsx';
import styles from './Timeline.module.css';
import { TimelineChart } from './TimelineChart.tsx';
import { TimelineChoices } from './TimelineChoices.tsx';
import { timelineOf, type TimelineWish } from './timelineOf.ts';
import { timelineSignals, type TimelineSignal } from './timelineSignals.ts';
import { TimelineTable } from './TimelineTable.tsx';

/** One place, or with null the whole map, over time as a control chart: what is a change and what only varies. */
export function TimelinePanel({ place }: { readonly place: string | null }) {
  const { view } = useSession();
  const map = useMap((each) => each);
  const tables = useTallies((state) => state.tables);
  // The days that are brushed change nothing here, so brushing counts nothing anew.
  const filter = useView((state) => JSON.stringify({ ...state.filter, from: null, to: null }));
  const series = useMemo(
    () => daySeries(tables, map, place, JSON.parse(filter) as FailureFilter),
    [tables, map, place, filter],
  );
  const words = useMemo(() => numberWords(navigator.language, map.meta.currency), [map.meta.currency]);
  const name = place === null ? 'All failures' : (map.touchpoints.get(place) ?? map.paths.get(place))?.name;
  return (
    <SidePanel
      title={`${name || 'Unnamed place'} over time`}
      onClose={() => view.setState({ panel: { kind: 'none' } })}
    >
      {series === null ? (
        <p className={styles.quiet}>No data: no rule leads failures here.</p>
      ) : (
        <Content series={series} place={place} words={words} isFiltered={filter !== noFilter} />
      )}
    </SidePanel>
  );
}

type ContentProps = {
  readonly series: DaySeries;
  readonly place: string | null;
  readonly words: NumberWords;
  readonly isFiltered: boolean;
};

const noFilter = JSON.stringify(everyFailure);

function Content({ series, place, words, isFiltered }: ContentProps) {
  const { view } = useSession();
  const filter = useView((state) => state.filter);
  const [wish, setWish] = useState<TimelineWish>({ step: null, measure: null, baseline: null });
  const timeline = useMemo(() => timelineOf(series, wish), [series, wish]);
  const signals = useMemo(() => timelineSignals(timeline), [timeline]);
  const open = ({ firstDay, lastDay }: TimelineSignal) =>
    view.setState({
      filter: { ...filter, from: formatDay(firstDay), to: formatDay(lastDay) },
      ...(place === null ? {} : { panel: { kind: 'evidence', place } }),
    });
  return (
    <div className={styles.content}>
      <TimelineChart timeline={timeline} words={words} from={dayOf(filter.from)} to={dayOf(filter.to)} />
      {timeline.chart === null ? null : <ShapeKey />}
      <p className={styles.quiet}>{formulaWords(timeline, words)}</p>
      <section className={styles.section} aria-label="Signals">
        <SignalList timeline={timeline} signals={signals} words={words} onOpen={open} />
      </section>
      <TimelineChoices timeline={timeline} wish={wish} onChange={setWish} />
      {hasSteps(series) ? (
        <p className={styles.quiet}>
          {countWords(series.sources.length, 'source', 'sources')} with different first and last days: a step
          where one begins or ends is no change.
        </p>
      ) : null}
      {isFiltered ? <p className={styles.quiet}>Within your filter, but for its days.</p> : null}
      <TimelineTable timeline={timeline} words={words} />
    </div>
  );
}

const dayOf = (text: string | null): number | null => (text === null ? null : parseDay(text));

function ShapeKey() {
  return (
    <ul className={styles.key}>
      <li>
        <span className={styles.shape} data-signal="beyond" aria-hidden /> beyond the limits
      </li>
      <li>
        <span className={styles.shape} data-signal="run" aria-hidden /> eight or more on one side
      </li>
    </ul>
  );
}

function hasSteps({ sources }: DaySeries): boolean {
  return new Set(sources.map(({ first, last }) => `${first} ${last}`)).size > 1;
}
