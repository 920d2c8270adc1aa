import { failureModeSchema } from '#domain/map/failureMode.ts';
import { emptyMap, type JourneyMap } from '#domain/map/journeyMap.ts';
import { ruleSchema, type Rule } from '#domain/map/rule.ts';
import { touchpointSchema } from '#domain/map/touchpoint.ts';
import { placeCount } from './brushRows.ts';

const places = Array.from({ length: placeCount }, (_, index) => index);

/** The failure mode and the department of a place, by their ids. */
export const modeOf = (place: number): string => `m${place % 20}`;
export const departmentOf = (place: number): string => `d${place % 6}`;

/** A touchpoint for each kind of failure of `brushRows`, and the rule that leads there, to one of 20 modes. */
export function brushMap(): JourneyMap {
  const touchpoints = places.map((place) =>
    touchpointSchema.parse({ id: `t${place}`, position: { x: 0, y: 0 }, accountable: departmentOf(place) }),
  );
  const modes = [...new Set(places.map(modeOf))].map((id) => failureModeSchema.parse({ id, name: id }));
  const rules = brushRules('d1').map((rule, place) => ({ ...rule, failureMode: modeOf(place) }));
  return {
    ...emptyMap(),
    touchpoints: new Map(touchpoints.map((touchpoint) => [touchpoint.id, touchpoint])),
    failureModes: new Map(modes.map((mode) => [mode.id, mode])),
    rules: new Map(rules.map((rule) => [rule.id, rule])),
  };
}

/** A rule for each kind, to the touchpoint of the same number. */
export function brushRules(dataset: string): readonly Rule[] {
  return places.map((place) =>
    ruleSchema.parse({ id: `r${place}`, dataset, value: `Kind ${place}`, place: `t${place}` }),
  );
}
