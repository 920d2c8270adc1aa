import { useMap, useView } from '#actions/session.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { isHandOff } from '#domain/map/path.ts';
import { ComboBox } from '../controls/ComboBox.tsx';
import type { Choice } from '../controls/ChoiceItem.tsx';

type Props = { readonly label: string; readonly onChoose: (place: string) => void };

/** A touchpoint or hand-off by name; what is selected on the canvas stands first. */
export function PlaceChooser({ label, onChoose }: Props) {
  const map = useMap((each) => each);
  const selection = useView((view) => view.selection);
  const choices = placesOf(map).toSorted((a, b) => Number(selection.has(b.id)) - Number(selection.has(a.id)));
  return (
    <ComboBox
      aria-label={label}
      placeholder="Type a touchpoint"
      choices={choices}
      value={null}
      onChange={onChoose}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- reason: opened by a button in order to type at once
      autoFocus
    />
  );
}

function placesOf(map: JourneyMap): readonly Choice[] {
  const touchpoints = [...map.touchpoints.values()].map((touchpoint) => ({
    id: touchpoint.id,
    name: touchpoint.name || 'Unnamed touchpoint',
    detail: map.stages.get(touchpoint.stage ?? '')?.name ?? 'No stage',
  }));
  const handOffs = [...map.paths.values()].flatMap((path) => {
    const from = map.touchpoints.get(path.from);
    const to = map.touchpoints.get(path.to);
    if (!from || !to || !isHandOff(from, to)) return [];
    return [{ id: path.id, name: path.name || `${from.name} → ${to.name}`, detail: 'Hand-off' }];
  });
  return [...touchpoints, ...handOffs];
}
