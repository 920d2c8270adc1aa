import { generateNKeysBetween } from 'fractional-indexing';
import { ownJsonVersion } from '#domain/formats/ownJson.ts';

const perStage = 10;
const stagesARow = 25;

/**
 * A made-up map in our own JSON: `count` touchpoints, ten a stage, the stages in a grid, and one path less than
 * touchpoints, from each to the next. Fields that are left out get their defaults when the server reads it.
 */
export function generateMap(count: number) {
  const stageCount = Math.ceil(count / perStage);
  const orders = generateNKeysBetween(null, null, Math.max(stageCount, perStage));
  const numbers = Array.from({ length: count }, (_, index) => index);
  const departments = ['Sales', 'Logistics', 'Support'].map((name, hue) => ({ id: `d${hue}`, name, hue }));
  return {
    throughline: ownJsonVersion,
    meta: { title: `${count} touchpoints` },
    departments,
    stages: Array.from({ length: stageCount }, (_, index) => ({
      id: `s${index}`,
      name: `Stage ${index}`,
      order: orders[index],
      position: { x: (index % stagesARow) * 384, y: Math.floor(index / stagesARow) * 1_400 },
      size: { width: 304, height: 1_280 },
      accountable: `d${index % departments.length}`,
    })),
    touchpoints: numbers.map((index) => ({
      id: `t${index}`,
      stage: `s${Math.floor(index / perStage)}`,
      name: `Touchpoint ${index}`,
      order: orders[index % perStage],
      position: { x: 32, y: 64 + (index % perStage) * 120 },
      accountable: `d${Math.floor(index / 3) % departments.length}`,
    })),
    paths: numbers.slice(1).map((index) => ({ id: `p${index}`, from: `t${index - 1}`, to: `t${index}` })),
  };
}
