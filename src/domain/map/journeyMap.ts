import type { z } from 'zod';
import { datasetSchema } from './dataset.ts';
import { departmentSchema } from './department.ts';
import { failureModeSchema } from './failureMode.ts';
import { fixSchema } from './fix.ts';
import { metaSchema, type Meta } from './meta.ts';
import { noteSchema } from './note.ts';
import { pathSchema } from './path.ts';
import { personaSchema } from './persona.ts';
import { ruleSchema } from './rule.ts';
import { stageSchema } from './stage.ts';
import { touchpointSchema } from './touchpoint.ts';

/** Every noun that has many records, by the name it has in the document and the API. */
export const nounSchemas = {
  stages: stageSchema,
  touchpoints: touchpointSchema,
  paths: pathSchema,
  departments: departmentSchema,
  personas: personaSchema,
  notes: noteSchema,
  failureModes: failureModeSchema,
  fixes: fixSchema,
  datasets: datasetSchema,
  rules: ruleSchema,
} as const;

export type Noun = keyof typeof nounSchemas;
export type RecordOf<N extends Noun> = Readonly<z.infer<(typeof nounSchemas)[N]>>;

export const nouns = Object.keys(nounSchemas) as readonly Noun[];

/** A whole map as read-only snapshots: `meta`, and for each noun its records by id. */
export type JourneyMap = { readonly meta: Meta } & {
  readonly [N in Noun]: ReadonlyMap<string, RecordOf<N>>;
};

export function emptyMap(meta: Partial<Meta> = {}): JourneyMap {
  const records = Object.fromEntries(nouns.map((noun) => [noun, new Map()]));
  return { meta: metaSchema.parse(meta), ...records } as unknown as JourneyMap;
}
