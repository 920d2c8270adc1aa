import { heardPlaces } from './heardPlaces.ts';
import type { LensInput, LensResult, Reading } from './lens.ts';
import { silentReading } from './noReading.ts';
import { placesByStage } from './placesByStage.ts';
import { addTotals, noFailures, type PlaceTotals } from './placeTotals.ts';
import { worstFill } from './worstFill.ts';

/**
 * A lens whose reading of a place, a stage and the map is one function of what they add up to. A stage has the colour
 * of its worst place, where there is a worse and a better; the total has none.
 */
export function readPlaces(
  { map, shown, whole }: LensInput,
  read: (totals: PlaceTotals) => Reading,
): Pick<LensResult, 'places' | 'stages' | 'total'> {
  const heard = heardPlaces(map, whole);
  const totalsOf = (id: string) => shown.places.get(id) ?? noFailures;
  const ids = [...map.touchpoints.keys(), ...map.paths.keys()];
  const places = new Map(ids.map((id) => [id, heard.has(id) ? read(totalsOf(id)) : silentReading]));
  const groups = placesByStage(map);
  const stages = [...map.stages.keys()].map((stage): [string, Reading] => {
    const inside = (groups.get(stage) ?? []).filter((id) => heard.has(id));
    if (inside.length === 0) return [stage, silentReading];
    const reading = read(addTotals(inside.map(totalsOf)));
    const worst = worstFill(inside.flatMap((id) => places.get(id) ?? []));
    return [stage, reading.fill.kind === 'class' ? { ...reading, fill: worst } : reading];
  });
  const total = read(addTotals(ids.filter((id) => heard.has(id)).map(totalsOf)));
  return { places, stages: new Map(stages), total: { ...total, fill: { kind: 'none' } } };
}
