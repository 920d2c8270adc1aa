import { setName } from '#actions/rename.ts';
import { useMap, useSession } from '#actions/session.ts';
import { touchpointsIn } from '#domain/map/structure.ts';
import { DraftField } from '../controls/DraftField.tsx';
import { OwnerField } from '../owner/OwnerField.tsx';
import { DeleteButton } from './DeleteButton.tsx';
import styles from './Inspector.module.css';
import { LensNumber } from './LensNumber.tsx';
import { Section } from './Section.tsx';
import { TouchpointLine } from './TouchpointLine.tsx';

/** A stage: its name in the customer's words, its owner, its touchpoints. */
export function StageForm({ id }: { readonly id: string }) {
  const session = useSession();
  const stage = useMap((map) => map.stages.get(id));
  const touchpoints = useMap((map) => touchpointsIn(map, id));
  if (!stage) return null;
  return (
    <>
      <div className={styles.form}>
        <DraftField
          label="Name, in the customer’s words"
          value={stage.name}
          maxLength={200}
          onKeep={(name) => setName(session, id, name)}
        />
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
