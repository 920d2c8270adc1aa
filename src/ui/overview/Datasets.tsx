import { ChartSpline, ListOrdered } from 'lucide-react';
import { lazy, memo, Suspense, useDeferredValue, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useMap, useSession } from '#actions/session.ts';
import { countWords } from '#base/countWords.ts';
import type { Dataset } from '#domain/map/dataset.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { Button } from '../controls/Button.tsx';
import { Coverage } from '../coverage/Coverage.tsx';
import { Section } from '../inspector/Section.tsx';
import styles from './Overview.module.css';

const DatasetDialog = lazy(async () => ({
  default: (await import('../datasets/DatasetDialog.tsx')).DatasetDialog,
}));

/** Where the map's failures come from, and which of them are made up. Rendered when there is time: the map goes first. */
export function Datasets() {
  return <Sources datasets={useDeferredValue(useMap((map) => map.datasets))} />;
}

/** Stays as it is until the newer datasets are rendered. */
const Sources = memo(function Sources({ datasets }: Pick<JourneyMap, 'datasets'>) {
  const { view } = useSession();
  const sources = [...datasets.values()].filter(({ kind }) => kind === 'failures');
  if (sources.length === 0) return null;
  return (
    <Section title="Failures come from" count={sources.length}>
      <ul className={styles.datasets}>
        {sources.map((dataset) => (
          <DatasetRow key={dataset.id} dataset={dataset} />
        ))}
      </ul>
      <Coverage />
      <div className={styles.add}>
        <Button look="plain" onPress={() => view.setState({ panel: { kind: 'rules' } })}>
          <ListOrdered size={16} aria-hidden />
          Rules
        </Button>
        <Button look="plain" onPress={() => view.setState({ panel: { kind: 'timeline', place: null } })}>
          <ChartSpline size={16} aria-hidden />
          All failures over time
        </Button>
      </div>
    </Section>
  );
});

function DatasetRow({ dataset }: { readonly dataset: Dataset }) {
  const { name, source, rows, madeUp, groupBy } = dataset;
  const [isOpen, setOpen] = useState(false);
  return (
    <li>
      <AriaButton className={styles.dataset ?? ''} onPress={() => setOpen(true)}>
        <span className={styles.datasetName}>
          {name || source}
          {madeUp ? <span className={styles.madeUp}>made up</span> : null}
        </span>
        <span className={styles.quiet}>
          {countWords(rows, 'failure', 'failures')}
          {groupBy ? `, grouped by “${groupBy}”` : ''}
        </span>
      </AriaButton>
      {isOpen ? (
        <Suspense>
          <DatasetDialog dataset={dataset} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </li>
  );
}
