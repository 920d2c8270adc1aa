import { compareOrder } from '#domain/map/order.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { claimants, ownerState, type Owned, type OwnerState } from '#domain/map/owner.ts';
import { isHandOff } from '#domain/map/path.ts';
import type { Fill, Lens, LensInput, LegendEntry, Reading } from './lens.ts';
import { noReading } from './noReading.ts';
import { numberWords } from './numberWords.ts';

/** Who answers for what: a department's hue with its name; no owner and contested as problems. It has no number. */
export const ownershipLens: Lens = {
  name: 'Ownership',
  measures: 'Which department answers for it',
  countsNothing: true,
  read: readOwners,
};

function readOwners({ map, locale }: LensInput) {
  const words = numberWords(locale, map.meta.currency);
  const places = new Map<string, Reading>();
  for (const touchpoint of map.touchpoints.values()) places.set(touchpoint.id, reading(touchpoint, map));
  for (const path of map.paths.values()) {
    const from = map.touchpoints.get(path.from);
    const to = map.touchpoints.get(path.to);
    const isHeld = from !== undefined && to !== undefined && isHandOff(from, to);
    places.set(
      path.id,
      isHeld ? reading(path, map) : noReading('', 'No hand-off: both ends have the same owner.'),
    );
  }
  const unowned = countIn(map, 'unowned');
  const contested = countIn(map, 'contested');
  const text = `${words.count(unowned)} without owner, ${words.count(contested)} contested`;
  return {
    places,
    stages: new Map([...map.stages.values()].map((stage) => [stage.id, reading(stage, map)])),
    total: {
      ...noReading(text, `${text}, of ${words.count(map.touchpoints.size)} touchpoints.`),
      n: map.touchpoints.size,
    },
    legend: {
      title: 'Owner',
      explains: 'The accountable department of each touchpoint.',
      entries: legendEntries(map),
      marks: [],
      remarks: [],
    },
  };
}

function countIn(map: JourneyMap, state: OwnerState): number {
  return [...map.touchpoints.values()].filter((touchpoint) => ownerState(touchpoint) === state).length;
}

/** Problems come first in lists. */
const sortByState: Record<OwnerState, number> = { contested: 3, unowned: 2, shared: 1, owned: 0 };

function reading(owned: Owned, map: JourneyMap): Reading {
  const state = ownerState(owned);
  const names = claimants(owned).map((id) => map.departments.get(id)?.name || 'Unnamed department');
  return {
    value: null,
    interval: null,
    n: null,
    sample: 'solid',
    fill: fillOf(owned, map),
    ...wordsOf(state, names),
    sort: sortByState[state],
  };
}

function wordsOf(state: OwnerState, names: readonly string[]): { text: string; detail: string } {
  const [first = 'Unnamed department', ...others] = names;
  switch (state) {
    case 'unowned':
      return { text: 'No owner', detail: 'No department is accountable for this.' };
    case 'contested':
      return { text: 'Contested', detail: `Contested: ${names.join(', ') || 'no department named'}.` };
    case 'shared':
      return { text: `${first} +${others.length}`, detail: `${first}, helped by ${others.join(', ')}.` };
    case 'owned':
      return { text: first, detail: `${first} is accountable.` };
  }
}

function fillOf(owned: Owned, map: JourneyMap): Fill {
  const state = ownerState(owned);
  if (state === 'unowned' || state === 'contested') return { kind: 'problem', state };
  const department = map.departments.get(owned.accountable ?? '');
  return department ? { kind: 'department', hue: department.hue } : { kind: 'problem', state: 'unowned' };
}

function legendEntries(map: JourneyMap): LegendEntry[] {
  const owned = (id: string) =>
    [...map.touchpoints.values()].filter((each) => each.accountable === id && !each.contestOpen).length;
  const departments = [...map.departments.values()].toSorted(compareOrder).map((department): LegendEntry => {
    const partner = department.kind === 'partner' ? ' (partner)' : '';
    return {
      fill: { kind: 'department', hue: department.hue },
      label: `${department.name || 'Unnamed department'}${partner}`,
      from: null,
      places: owned(department.id),
    };
  });
  return [
    {
      fill: { kind: 'problem', state: 'contested' },
      label: 'Contested',
      from: null,
      places: countIn(map, 'contested'),
    },
    {
      fill: { kind: 'problem', state: 'unowned' },
      label: 'No owner',
      from: null,
      places: countIn(map, 'unowned'),
    },
    ...departments,
  ];
}
