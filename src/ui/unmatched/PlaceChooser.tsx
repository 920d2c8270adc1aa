import { useMap, useView } from '#actions/session.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { isHandOff } from '#domain/map/path.ts';
import { ComboBox } from '../controls/ComboBox.tsx';
import type { Choice } from '../controls/ChoiceItem.tsx';
import { placeName } from '#domain/map/placeName.ts';

type Props = {
  readonly onChoose: (place: string) => void;
  /** What is chosen now, in a form. */
  readonly value?: string | null;
} & (
  | { readonly label: string }
  /** Opened by a button in order to type at once; the label is read aloud only. */
  | { readonly opened: string }
);

/** A touchpoint or hand-off by name; what is selected on the canvas stands first. */
export function PlaceChooser({ value = null, onChoose, ...rest }: Props) {
  const map = useMap((each) => each);
  const selection = useView((view) => view.selection);
  const choices = placesOf(map, value).toSorted(
    (a, b) => Number(selection.has(b.id)) - Number(selection.has(a.id)),
  );
  const names =
    'label' in rest ? { label: rest.label } : { 'aria-label': rest.opened, autoFocus: true as const };
  return (
    <ComboBox
      {...names}
      placeholder="Type a touchpoint"
      choices={choices}
      value={value}
      onChange={onChoose}
    />
  );
}

/** Touchpoints and hand-offs; a path that is chosen stays in the list when it is none any more. */
function placesOf(map: JourneyMap, chosen: string | null): readonly Choice[] {
  const touchpoints = [...map.touchpoints.values()].map((touchpoint) => ({
    id: touchpoint.id,
    name: placeName(map, touchpoint.id),
    detail: map.stages.get(touchpoint.stage ?? '')?.name ?? 'No stage',
  }));
  const handOffs = [...map.paths.values()].flatMap(({ id, from, to }) => {
    const ends = [map.touchpoints.get(from), map.touchpoints.get(to)] as const;
    if (!ends[0] || !ends[1]) return [];
    const isThere = isHandOff(ends[0], ends[1]);
    if (!isThere && id !== chosen) return [];
    return [{ id, name: placeName(map, id), detail: isThere ? 'Hand-off' : 'Path' }];
  });
  return [...touchpoints, ...handOffs];
}
