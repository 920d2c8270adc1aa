import { memo, useDeferredValue } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useNumbers, useSession } from '#actions/session.ts';
import type { AssignedFailures } from '#domain/failures/assignFailures.ts';
import type { Assigner } from '#domain/failures/keyAssigner.ts';
import styles from './Coverage.module.css';
import { coverageOf } from './coverageOf.ts';

const parts: readonly { readonly by: Assigner | 'unmatched'; readonly name: string }[] = [
  { by: 'person', name: 'by a person' },
  { by: 'rule', name: 'by a rule' },
  { by: 'matcher', name: 'by the matcher' },
  { by: 'unmatched', name: 'unmatched' },
];

/**
 * How all failures of the map came to their places, as a bar with its numbers, each of which opens its rows. Rendered
 * when there is time: the map goes first.
 */
export function Coverage() {
  const whole = useDeferredValue(useNumbers((numbers) => numbers.whole));
  return whole.total === 0 ? null : <Parts whole={whole} />;
}

/** Stays as it is until the newer numbers are rendered. */
const Parts = memo(function Parts({ whole }: { readonly whole: AssignedFailures }) {
  const { view } = useSession();
  const counts = coverageOf(whole);
  const open = (by: Assigner | 'unmatched') =>
    view.setState({ panel: by === 'unmatched' ? { kind: 'unmatched' } : { kind: 'assignerEvidence', by } });
  return (
    <figure className={styles.coverage} aria-label="How failures came to their places">
      <div className={styles.bar} aria-hidden>
        {parts.map(({ by }) =>
          counts[by] === 0 ? null : (
            <span key={by} className={styles.part} data-by={by} style={{ flexGrow: counts[by] }} />
          ),
        )}
      </div>
      <ul className={styles.parts}>
        {parts.map(({ by, name }) => (
          <li key={by}>
            <AriaButton className={styles.name ?? ''} isDisabled={counts[by] === 0} onPress={() => open(by)}>
              <span className={styles.swatch} data-by={by} aria-hidden />
              <strong>{counts[by].toLocaleString()}</strong> {name}
            </AriaButton>
          </li>
        ))}
      </ul>
    </figure>
  );
});
