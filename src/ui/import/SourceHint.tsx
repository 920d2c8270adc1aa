import { useMap } from '#actions/session.ts';
import styles from './Import.module.css';

/** Rows under a known source join its dataset: said before it happens. */
export function SourceHint({ source }: { readonly source: string }) {
  const datasets = useMap((map) => map.datasets);
  const known = [...datasets.values()].find(
    (dataset) => dataset.kind === 'failures' && dataset.source === source.trim(),
  );
  return (
    <p className={styles.quiet}>
      {known
        ? `Adds to “${known.name || known.source}”, which is on this map already. Rows that it has are not counted twice.`
        : 'A later file under the same name adds to it.'}
    </p>
  );
}
