import { commit, mapOf, useMap, useSession } from '#actions/session.ts';
import { setFields } from '#domain/edits/setFields.ts';
import type { Touchpoint } from '#domain/map/touchpoint.ts';
import { NameField } from '../controls/NameField.tsx';
import { Switch } from '../controls/Switch.tsx';
import { TextField } from '../controls/TextField.tsx';
import { Exposures } from '../exposures/Exposures.tsx';
import { OwnerField } from '../owner/OwnerField.tsx';
import { ChannelField } from './ChannelField.tsx';
import { DeleteButton } from './DeleteButton.tsx';
import styles from './Inspector.module.css';
import { LensNumber } from './LensNumber.tsx';
import { PathLines } from './PathLines.tsx';

/** One moment where customer and company meet: everything that the card cannot hold. */
export function TouchpointForm({ id }: { readonly id: string }) {
  const session = useSession();
  const touchpoint = useMap((map) => map.touchpoints.get(id));
  if (!touchpoint) return null;
  const set = (fields: Partial<Touchpoint>, merge?: string) =>
    commit(session, setFields(mapOf(session), 'touchpoints', id, fields), merge);
  return (
    <>
      <div className={styles.form}>
        <NameField label="Name" noun="touchpoints" record={touchpoint} maxLength={300} />
        <OwnerField thing={{ noun: 'touchpoints', id }} owned={touchpoint} />
        <LensNumber place={id} />
        <ChannelField value={touchpoint.channel} onChange={(channel) => set({ channel })} />
        <Switch isOn={touchpoint.momentOfTruth} onChange={(momentOfTruth) => set({ momentOfTruth })}>
          Moment of truth
        </Switch>
        <TextField
          label="Description"
          placeholder="What happens here, as the customer lives it"
          lines={4}
          value={touchpoint.description}
          maxLength={20_000}
          onChange={(description) => set({ description }, `description ${id}`)}
        />
      </div>
      <PathLines touchpoint={id} />
      <Exposures place={id} />
      <DeleteButton />
    </>
  );
}
