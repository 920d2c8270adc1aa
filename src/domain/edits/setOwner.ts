import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { claimants } from '#domain/map/owner.ts';
import type { Change } from './change.ts';

/** The nouns that have an owner. */
export type OwnedNoun = 'stages' | 'touchpoints' | 'paths' | 'failureModes' | 'fixes';
export type OwnedThing = { readonly noun: OwnedNoun; readonly id: string };

/** Makes one department (or nobody) the sole owner: helpers go, an open contest is settled. */
export function setOwner(map: JourneyMap, thing: OwnedThing, accountable: string | null): Change[] {
  const record = map[thing.noun].get(thing.id);
  if (!record) return [];
  const isSame = record.accountable === accountable && record.alsoClaimed.length === 0 && !record.contestOpen;
  if (isSame) return [];
  const fields = { accountable, alsoClaimed: [], contestOpen: false };
  return [{ op: 'set', ...thing, fields }];
}

/** Adds or takes away a department that also has a hand in it. */
export function setHelpers(map: JourneyMap, thing: OwnedThing, alsoClaimed: readonly string[]): Change[] {
  const record = map[thing.noun].get(thing.id);
  if (!record) return [];
  const helpers = [...new Set(alsoClaimed)].filter((id) => id !== record.accountable);
  return [{ op: 'set', ...thing, fields: { alsoClaimed: helpers } }];
}

/** A second department says that the thing is its own: from now on it is contested until somebody settles it. */
export function contestOwner(map: JourneyMap, thing: OwnedThing, department: string): Change[] {
  const record = map[thing.noun].get(thing.id);
  if (!record) return [];
  const alsoClaimed = claimants(record).filter((id) => id !== record.accountable);
  if (department !== record.accountable && !alsoClaimed.includes(department)) alsoClaimed.push(department);
  return [{ op: 'set', ...thing, fields: { alsoClaimed, contestOpen: true } }];
}
