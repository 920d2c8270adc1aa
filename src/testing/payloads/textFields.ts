import { z } from 'zod';

type Json = Readonly<Record<string, unknown>>;

/** A field that takes text as somebody else wrote it: its path (`also[].value`, `fields.*`, keys as `fields.{key}`). */
export type TextField = { readonly path: string; readonly most: number };

const probe = '<svg onload=a>';
/** Where a schema does not say how much it takes. */
const unlimited = 20_000;

/**
 * Every field of a schema that takes any text, in the order of the schema. What has a list of values, a format or a
 * pattern that markup does not fit into takes none. A field of unknown shape may hold text, and so is one.
 */
export function textFields(schema: z.ZodType): readonly TextField[] {
  return textFieldsOfJson(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json);
}

/** The same of a JSON schema, as the API's own description has them. */
export function textFieldsOfJson(schema: Json, path = ''): readonly TextField[] {
  const seen = new Map<string, TextField>();
  for (const field of walk(schema, path)) {
    if (!seen.has(field.path)) seen.set(field.path, field);
  }
  return [...seen.values()];
}

function walk(schema: Json, path: string): TextField[] {
  const parts = ['anyOf', 'oneOf', 'allOf'].flatMap((key) => listOf(schema[key]));
  if (parts.length > 0) return parts.flatMap((part) => walk(part, path));
  if ('enum' in schema || 'const' in schema || '$ref' in schema) return [];
  switch (schema['type']) {
    case 'string':
      return takesMarkup(schema) ? [{ path, most: Number(schema['maxLength'] ?? unlimited) }] : [];
    case 'array':
      return walk(asJson(schema['items']), `${path}[]`);
    case 'object':
      return walkObject(schema, path);
    case undefined:
      return [{ path, most: unlimited }];
    default:
      return [];
  }
}

function walkObject(schema: Json, path: string): TextField[] {
  const below = (name: string) => (path === '' ? name : `${path}.${name}`);
  const named = Object.entries(asJson(schema['properties'])).flatMap(([name, part]) =>
    walk(asJson(part), below(name)),
  );
  const keys = 'propertyNames' in schema ? walk(asJson(schema['propertyNames']), below('{key}')) : [];
  const rest = schema['additionalProperties'];
  const others = typeof rest === 'object' ? walk(asJson(rest), below('*')) : [];
  return [...named, ...keys, ...others];
}

function takesMarkup({ format, pattern }: Json): boolean {
  if (typeof format === 'string') return false;
  return typeof pattern !== 'string' || new RegExp(pattern, 'u').test(probe);
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.map(asJson) : [];
}

function asJson(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}
