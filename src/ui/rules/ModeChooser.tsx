import { commit, mapOf, useMap, useSession } from '#actions/session.ts';
import { addFailureMode } from '#domain/edits/addFailureMode.ts';
import { ComboBox } from '../controls/ComboBox.tsx';
import { placeName } from '#domain/map/placeName.ts';

type Props = {
  readonly place: string | null;
  readonly value: string | null;
  readonly onChange: (mode: string | null) => void;
};

const none = '+none';

/** The failure mode that failures count under, those of the place first; a name that is new makes one there. */
export function ModeChooser({ place, value, onChange }: Props) {
  const session = useSession();
  const map = useMap((each) => each);
  const modes = [...map.failureModes.values()]
    .toSorted((a, b) => Number(b.place === place) - Number(a.place === place))
    .map((mode) => ({
      id: mode.id,
      name: mode.name || 'Unnamed failure mode',
      ...(mode.place === null ? {} : { detail: placeName(map, mode.place) }),
    }));
  const add = (name: string) => {
    const id = session.newId();
    commit(session, addFailureMode(mapOf(session), { id, name, place }));
    onChange(id);
  };
  return (
    <ComboBox
      label="Counted under the failure mode"
      placeholder="Type a failure mode"
      choices={[{ id: none, name: 'No failure mode' }, ...modes]}
      value={value ?? none}
      onChange={(id) => onChange(id === none ? null : id)}
      onNew={add}
    />
  );
}
