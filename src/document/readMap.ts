import * as Y from 'yjs';
import { nouns, nounSchemas, type JourneyMap, type Noun, type RecordOf } from '#domain/map/journeyMap.ts';
import { metaSchema, type Meta } from '#domain/map/meta.ts';
import { metaOf, recordsOf } from './schema.ts';

/** A record that was set aside because it does not fit the schema, with the reason in plain words. */
export type RecordProblem = { readonly noun: Noun; readonly id: string; readonly problem: string };

/** The document as snapshots, unrepaired. Forgiving: what does not parse is set aside as a problem. */
export function readMap(doc: Y.Doc): { map: JourneyMap; problems: RecordProblem[] } {
  const problems: RecordProblem[] = [];
  const readNoun = <N extends Noun>(noun: N) => {
    const records = new Map<string, RecordOf<N>>();
    for (const id of recordsOf(doc, noun).keys()) {
      const result = readRecord(doc, noun, id);
      if (result?.record) records.set(id, result.record);
      else if (result?.problem) problems.push({ noun, id, problem: result.problem });
    }
    return [noun, records] as const;
  };
  const records = Object.fromEntries(nouns.map(readNoun)) as unknown as Omit<JourneyMap, 'meta'>;
  return { map: { meta: readMeta(doc), ...records }, problems };
}

type RecordReading<N extends Noun> =
  | { readonly record: RecordOf<N>; readonly problem?: undefined }
  | { readonly record?: undefined; readonly problem: string };

/** One record, or why it was set aside, or null when there is none. The key is the id, whatever the record says. */
export function readRecord<N extends Noun>(doc: Y.Doc, noun: N, id: string): RecordReading<N> | null {
  const yRecord: unknown = recordsOf(doc, noun).get(id);
  if (yRecord === undefined) return null;
  if (!(yRecord instanceof Y.Map)) return { problem: 'is not a record' };
  const parsed = nounSchemas[noun].safeParse({ ...plainFields(yRecord), id });
  if (parsed.success) return { record: Object.freeze(parsed.data) as RecordOf<N> };
  const issue = parsed.error.issues[0];
  return { problem: `${issue?.path.join('.') ?? 'record'}: ${issue?.message ?? 'does not fit'}` };
}

/** Fields that do not parse fall back to their defaults one by one: a bad title must not hide the currency. */
export function readMeta(doc: Y.Doc): Meta {
  const fields = plainFields(metaOf(doc));
  const whole = metaSchema.safeParse(fields);
  if (whole.success) return Object.freeze(whole.data);
  const bad = new Set(whole.error.issues.map((issue) => issue.path[0]));
  const good = Object.fromEntries(Object.entries(fields).filter(([key]) => !bad.has(key)));
  return Object.freeze(metaSchema.parse(good));
}

/** What a record that was set aside says; nothing where it is none. */
export function rawRecord(doc: Y.Doc, noun: Noun, id: string): Readonly<Record<string, unknown>> {
  const yRecord: unknown = recordsOf(doc, noun).get(id);
  return yRecord instanceof Y.Map ? plainFields(yRecord) : {};
}

function plainFields(yRecord: Y.Map<unknown>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [key, value] of yRecord) fields[key] = value instanceof Y.AbstractType ? value.toJSON() : value;
  return fields;
}
