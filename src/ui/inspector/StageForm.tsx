import { useMap } from '#actions/session.ts';
import { touchpointsIn } from '#domain/map/structure.ts';
import { NameField } from '../controls/NameField.tsx';
import { OwnerField } from '../owner/OwnerField.tsx';
import { DeleteButton } from './DeleteButton.tsx';
import styles from './Inspector.module.css';
import { LensNumber } from './LensNumber.tsx';
import { Section } from './Section.tsx';
import { TouchpointLine } from './TouchpointLine.tsx';

/** A stage: its name in the customer's words, its owner, its touchpoints. */
export function StageForm({ id }: { readonly id: string }) {
  const stage = useMap((map) => map.stages.get(id));
  const touchpoints = useMap((map) => touchpointsIn(map, id));
  if (!stage) return null;
  return (
    <>
      <div className={styles.form}>
        <NameField label="Name, in the customer’s words" noun="stages" record={stage} maxLength={200} />
        <OwnerField thing={{ noun: 'stages', id }} owned={stage} />
        <LensNumber place={id} />
      </div>
      <Section title="Touchpoints" count={touchpoints.length}>
        <ul className={styles.rows}>
          {touchpoints.map((touchpoint) => (
            <li key={touchpoint.id}>
              <TouchpointLine touchpoint={touchpoint} />
            </li>
          ))}
        </ul>
      </Section>
      <DeleteButton />
    </>
  );
}
