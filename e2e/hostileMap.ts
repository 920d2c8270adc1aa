import { nouns, nounSchemas, type Noun } from '#domain/map/journeyMap.ts';
import { metaSchema } from '#domain/map/meta.ts';
import type { Planter } from '#testing/payloads/Planter.ts';
import { textFields } from '#testing/payloads/textFields.ts';

/** What holds a map together, `n`-th of each noun; all else of a record is filled from its schema. */
const bones: Readonly<Record<Noun, (n: number, count: number) => object>> = {
  stages: (n) => ({ position: { x: 340 * n, y: 0 }, accountable: `departments${n}` }),
  touchpoints: (n) => ({ stage: `stages${n}`, position: { x: 32, y: 140 }, accountable: `departments${n}` }),
  paths: (n, count) => ({ from: `touchpoints${n}`, to: `touchpoints${(n + 1) % count}` }),
  departments: (n) => ({ hue: n % 12 }),
  personas: () => ({}),
  notes: (n) => ({ position: { x: 340 * n, y: 700 } }),
  failureModes: (n) => ({ place: `touchpoints${n}`, severity: 5, perceivedCause: { policy: 1 } }),
  fixes: (n) => ({
    costLow: 1,
    costLikely: 2,
    costHigh: 3,
    reduces: { [`failureModes${n}`]: { low: 0.1, likely: 0.2, high: 0.3 } },
  }),
  // The source of one without a name is shown in its place.
  datasets: (n) => (n === 1 ? { rows: 7, name: '' } : { rows: 7 }),
  rules: (n) => ({
    dataset: 'datasets0',
    kind: n % 2 === 0 ? 'columnValue' : 'keywords',
    place: 'touchpoints0',
  }),
};

/**
 * A map in own JSON, `count` of each noun, with payloads in every text field that the schemas have: one that is new
 * there is filled too. Ids are the noun and a number (`paths0`).
 */
export function hostileMap(planter: Planter, count: number): Record<string, unknown> {
  const records = nouns.map((noun) => {
    const fields = textFields(nounSchemas[noun]);
    return [
      noun,
      Array.from({ length: count }, (_, n) => {
        const record = { id: `${noun}${n}`, ...bones[noun](n, count) };
        for (const { path, most } of fields)
          if (!(path in record)) put(record, path, planter.text(`${noun}.${path}`, most));
        return record;
      }),
    ];
  });
  const meta: object = {};
  for (const { path, most } of textFields(metaSchema)) put(meta, path, planter.text(`meta.${path}`, most));
  return { throughline: 1, meta, ...Object.fromEntries(records) };
}

/** Sets `also[].column` and the like: a list has one entry. */
function put(record: object, path: string, text: string): void {
  let at = record as Record<string, unknown>;
  const steps = path.split('.');
  for (const [n, step] of steps.entries()) {
    const name = step.replace('[]', '');
    const isLast = n === steps.length - 1;
    if (step.endsWith('[]')) {
      const list = (at[name] ??= [isLast ? text : {}]) as Record<string, unknown>[];
      if (!isLast) at = list[0] ?? {};
    } else if (isLast) at[name] = text;
    else at = (at[name] ??= {}) as Record<string, unknown>;
  }
}
