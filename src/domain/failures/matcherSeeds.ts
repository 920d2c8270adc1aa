import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { matcherLabel } from './matcherLabel.ts';

/** The parts of a map that tell what its places are called. */
export type NamedMap = Pick<JourneyMap, 'rules' | 'touchpoints' | 'paths' | 'failureModes'>;

/** Words that stand for a place before anything was learned: its name, its failure modes' names, keyword rules' words. */
export function matcherSeeds(
  map: NamedMap,
): readonly { readonly label: string; readonly words: readonly string[] }[] {
  const words = new Map<string, string[]>();
  const add = (place: string, mode: string, more: readonly string[]): void => {
    const label = matcherLabel({ place, mode });
    words.set(label, [...(words.get(label) ?? []), ...more.filter((word) => word.trim() !== '')]);
  };
  for (const { id, name } of [...map.touchpoints.values(), ...map.paths.values()]) add(id, '', [name]);
  for (const { id, place, name } of map.failureModes.values()) {
    if (place !== null && isPlace(map, place)) add(place, id, [name]);
  }
  for (const rule of map.rules.values()) {
    if (rule.kind !== 'keywords' || rule.place === null || !isPlace(map, rule.place)) continue;
    const mode = rule.failureMode !== null && map.failureModes.has(rule.failureMode) ? rule.failureMode : '';
    add(rule.place, mode, [...rule.words.any, ...rule.words.all]);
  }
  return [...words].filter(([, own]) => own.length > 0).map(([label, own]) => ({ label, words: own }));
}

function isPlace(map: NamedMap, id: string): boolean {
  return map.touchpoints.has(id) || map.paths.has(id);
}
