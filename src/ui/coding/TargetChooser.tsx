import { useMap } from '#actions/session.ts';
import { matcherLabel, matcherTarget, type MatcherTarget } from '#domain/failures/matcherLabel.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { ComboBox } from '../controls/ComboBox.tsx';
import { placeName } from '#domain/map/placeName.ts';

type Props = {
  readonly focus: 'at once' | 'when asked';
  readonly onChoose: (target: MatcherTarget) => void;
};

/** Any place, or a failure mode at its place, by name. */
export function TargetChooser({ focus, onChoose }: Props) {
  const map = useMap((each) => each);
  return (
    <ComboBox
      label="Another place (P)"
      placeholder="Type a touchpoint or failure mode"
      choices={choicesOf(map)}
      value={null}
      onChange={(id) => onChoose(matcherTarget(id))}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- reason: opened by a key in order to type at once
      autoFocus={focus === 'at once'}
    />
  );
}

function choicesOf(map: JourneyMap) {
  const places = [...map.touchpoints.keys(), ...map.paths.keys()].map((place) => ({
    id: matcherLabel({ place, mode: '' }),
    name: placeName(map, place),
    detail: map.stages.get(map.touchpoints.get(place)?.stage ?? '')?.name ?? 'Path',
  }));
  const modes = [...map.failureModes.values()].flatMap(({ id, name, place }) => {
    if (place === null || !(map.touchpoints.has(place) || map.paths.has(place))) return [];
    return [
      {
        id: matcherLabel({ place, mode: id }),
        name: name || 'Unnamed failure mode',
        detail: placeName(map, place),
      },
    ];
  });
  return [...places, ...modes];
}
