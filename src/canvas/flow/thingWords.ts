import type { SampleMark } from '#domain/analytics/sampleMark.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import type { Path } from '#domain/map/path.ts';
import type { Stage } from '#domain/map/stage.ts';
import { touchpointsIn } from '#domain/map/structure.ts';
import type { Touchpoint } from '#domain/map/touchpoint.ts';
import { ownerWords, type OwnerView } from './ownerView.ts';
import type { Reading } from '#domain/lenses/lens.ts';

/** "Touchpoint Track order, Stage Deliver, owner Logistics, 42 per 1,000, high": what a screen reader says. */
export function touchpointWords(
  map: JourneyMap,
  touchpoint: Touchpoint,
  owner: OwnerView,
  lens: Reading | null,
): string {
  const stage = touchpoint.stage === null ? undefined : map.stages.get(touchpoint.stage);
  return sentence([
    `Touchpoint ${touchpoint.name || 'without name'}`,
    stage && `Stage ${stage.name || 'without name'}`,
    ownerWords(owner),
    touchpoint.momentOfTruth && 'moment of truth',
    lens?.text,
    lens && sampleWords[lens.sample],
  ]);
}

export function stageWords(map: JourneyMap, stage: Stage, owner: OwnerView, lens: Reading | null): string {
  const count = touchpointsIn(map, stage.id).length;
  return sentence([
    `Stage ${stage.name || 'without name'}`,
    count === 1 ? '1 touchpoint' : `${count} touchpoints`,
    ownerWords(owner),
    lens?.text,
    lens && sampleWords[lens.sample],
  ]);
}

export function pathWords(map: JourneyMap, path: Path, isHandOff: boolean, lens: Reading | null): string {
  const nameOf = (id: string) => map.touchpoints.get(id)?.name || 'a touchpoint without name';
  return sentence([
    `${isHandOff ? 'Hand-off' : 'Path'} from ${nameOf(path.from)} to ${nameOf(path.to)}`,
    path.name,
    lens?.text,
    lens && sampleWords[lens.sample],
  ]);
}

/** What hatching and the bare dot say to the eye; where nothing is known the number says so itself. */
const sampleWords: Readonly<Record<SampleMark, string>> = {
  solid: '',
  hatched: 'small sample',
  dot: 'very small sample',
  none: '',
};

function sentence(parts: readonly (string | false | null | undefined)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(', ');
}
