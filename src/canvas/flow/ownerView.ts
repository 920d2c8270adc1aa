import type { JourneyMap } from '#domain/map/journeyMap.ts';
import type { Department } from '#domain/map/department.ts';
import { claimants, ownerState, type Owned, type OwnerState } from '#domain/map/owner.ts';

/** An owner as it is drawn: its state and the departments concerned, the accountable one first. */
export type OwnerView = {
  readonly state: OwnerState;
  readonly departments: readonly Department[];
  /** The department that the reader speaks for, by its id; whatever is its is "yours". */
  readonly reader: string | null;
};

export function ownerView(
  map: Pick<JourneyMap, 'departments'>,
  owned: Owned,
  reader: string | null,
): OwnerView {
  const departments = claimants(owned)
    .map((id) => map.departments.get(id))
    .filter((department) => department !== undefined);
  return { state: ownerState(owned), departments, reader };
}

/** An owner in words: "owner Logistics", "no owner", "contested between Sales and Support, yours". */
export function ownerWords(owner: OwnerView): string {
  const isYours = owner.departments.some(({ id }) => id === owner.reader);
  return `${claimWords(owner)}${isYours ? ', yours' : ''}`;
}

function claimWords(owner: OwnerView): string {
  const names = owner.departments.map((department) => department.name || 'unnamed department');
  if (owner.state === 'unowned') return 'no owner';
  if (owner.state === 'contested') return `contested between ${names.join(' and ')}`;
  const [first, ...helpers] = names;
  return helpers.length === 0 ? `owner ${first}` : `owner ${first} with ${helpers.join(', ')}`;
}
