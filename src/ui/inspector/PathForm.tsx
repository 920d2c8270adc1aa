import { commit, mapOf, useMap, useSession } from '#actions/session.ts';
import { setFields } from '#domain/edits/setFields.ts';
import { isHandOff } from '#domain/map/path.ts';
import { NameField } from '../controls/NameField.tsx';
import { TextField } from '../controls/TextField.tsx';
import { Exposures } from '../exposures/Exposures.tsx';
import { OwnerField } from '../owner/OwnerField.tsx';
import { DeleteButton } from './DeleteButton.tsx';
import styles from './Inspector.module.css';
import { LensNumber } from './LensNumber.tsx';
import { Section } from './Section.tsx';
import { TouchpointLine } from './TouchpointLine.tsx';

/** A way between two touchpoints. While its ends have different owners it is a hand-off with a promise. */
export function PathForm({ id }: { readonly id: string }) {
  const session = useSession();
  const path = useMap((map) => map.paths.get(id));
  const from = useMap((map) => map.touchpoints.get(path?.from ?? ''));
  const to = useMap((map) => map.touchpoints.get(path?.to ?? ''));
  if (!path || !from || !to) return null;
  const isHeld = isHandOff(from, to);
  return (
    <>
      <div className={styles.form}>
        <p className={styles.quiet}>
          {isHeld
            ? 'A hand-off: its two ends have different owners.'
            : 'Both ends have the same owner, so nothing is handed off here.'}
        </p>
        <NameField label="Name" noun="paths" record={path} maxLength={200} />
        {isHeld || path.promise !== '' ? (
          <TextField
            label={isHeld ? 'Promise' : 'Promise (rests while both ends have the same owner)'}
            placeholder="What the one side gives the other, and when"
            lines={3}
            value={path.promise}
            maxLength={2_000}
            isDisabled={!isHeld}
            onChange={(promise) =>
              commit(session, setFields(mapOf(session), 'paths', id, { promise }), `promise ${id}`)
            }
          />
        ) : null}
        {isHeld ? <OwnerField thing={{ noun: 'paths', id }} owned={path} /> : null}
        <LensNumber place={id} />
      </div>
      <Section title="From and to">
        <TouchpointLine touchpoint={from} />
        <TouchpointLine touchpoint={to} />
      </Section>
      <Exposures place={id} />
      <DeleteButton />
    </>
  );
}
