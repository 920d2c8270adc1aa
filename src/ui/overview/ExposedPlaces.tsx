import { runAction } from '#actions/keyboard.ts';
import { showExposures } from '#actions/panels.ts';
import { useMap, useMayEdit, useSession, useTallies } from '#actions/session.ts';
import { Button } from '../controls/Button.tsx';
import { Section } from '../inspector/Section.tsx';
import styles from './Overview.module.css';

/** Of how many touchpoints it is known how many customers passed, and the way to all these numbers. */
export function ExposedPlaces() {
  const session = useSession();
  const mayEdit = useMayEdit();
  const touchpoints = useMap((map) => map.touchpoints);
  const exposures = useTallies(({ tables }) => tables.exposures);
  if (touchpoints.size === 0) return null;
  const known = new Set(exposures.map(({ touchpoint }) => touchpoint).filter((id) => touchpoints.has(id)));
  return (
    <Section title="Customers who passed">
      <p className={styles.quiet}>
        {known.size === 0
          ? 'Unknown everywhere so far, so there are no rates.'
          : `Known at ${known.size.toLocaleString()} of ${touchpoints.size.toLocaleString()} touchpoints.`}
      </p>
      <div className={styles.add}>
        <Button look="plain" onPress={() => runAction(session, showExposures)}>
          {mayEdit ? 'All numbers, or a file' : 'All numbers'}
        </Button>
      </div>
    </Section>
  );
}
