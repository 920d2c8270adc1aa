import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { stageSchema } from '#domain/map/stage.ts';
import { startTestServer } from '#server/testing/startTestServer.ts';
import {
  foreignSchemas,
  foreignTextFields,
  withoutCase,
  withoutField,
} from '#testing/payloads/foreignTexts.ts';
import { Planter } from '#testing/payloads/Planter.ts';
import { families, lineFamilies } from '#testing/payloads/payloadFamilies.ts';

async function openApi(): Promise<{ paths: Record<string, unknown> }> {
  const { call } = await startTestServer();
  return (await (await call('GET', '/api/openapi.json')).json()) as { paths: Record<string, unknown> };
}

/** Paths of the fields of one schema. */
function texts(schema: z.ZodType): string[] {
  return foreignTextFields({ a: schema }, { paths: {} }).map(({ path }) => path);
}

describe('the text fields that others can fill', () => {
  it('all have a case in the proof with script payloads, and a new one without its case is noticed', async () => {
    const described = await openApi();
    const fields = foreignTextFields(foreignSchemas, described);
    expect(fields.length).toBeGreaterThan(80);
    expect(withoutCase(fields)).toEqual([]);
    expect(withoutField(fields)).toEqual([]);

    const schemas = {
      ...foreignSchemas,
      stages: stageSchema.extend({ motto: z.string(), links: z.array(z.object({ url: z.unknown() })) }),
    };
    const schema = { type: 'object', properties: { greeting: { type: 'string', maxLength: 80 } } };
    const planted = {
      post: { parameters: [], requestBody: { content: { 'application/json': { schema } } } },
      delete: { parameters: [{ name: 'why', in: 'query', schema: { type: 'string' } }] },
    };
    const paths = { ...described.paths, '/maps/{id}/planted': planted };
    expect(withoutCase(foreignTextFields(schemas, { paths }))).toEqual([
      'stages.motto',
      'stages.links[].url',
      'POST /maps/{id}/planted greeting',
      'DELETE /maps/{id}/planted ?why',
    ]);
  });

  it('are those that markup fits into', () => {
    expect(texts(z.object({ id: z.string().regex(/^[a-z]+$/), at: z.iso.datetime() }))).toEqual([]);
    expect(texts(z.object({ kind: z.enum(['a', 'b']), count: z.number() }))).toEqual([]);
    const loose = z.object({
      name: z.string().regex(/^[^\n]+$/),
      link: z.union([z.null(), z.object({ url: z.url() }), z.array(z.string())]),
      more: z.record(z.string(), z.string()),
    });
    expect(texts(loose)).toEqual(['a.name', 'a.link[]', 'a.more.{key}', 'a.more.*']);
  });
});

describe('the payloads', () => {
  it('have numbers of their own, come in every family, and fit', () => {
    const planter = new Planter();
    const texts = Array.from({ length: 100 }, () => planter.text('a name', 60, 'line'));
    expect(Math.max(...texts.map(({ length }) => length))).toBeLessThanOrEqual(60);
    planter.text('a description', 20_000);
    expect(new Set(planter.planted.map(({ code }) => code)).size).toBe(planter.planted.length);
    expect(new Set(planter.planted.map(({ family }) => family)).size).toBe(families.length);
    const short = lineFamilies.filter(({ make }) => make('__ran(1000)').length <= 60);
    const inNames = planter.planted.filter(({ field }) => field === 'a name').map(({ family }) => family);
    expect(new Set(inNames)).toEqual(new Set(short.map(({ name }) => name)));
    expect(planter.nameOf(1_000)).toMatch(/^a name \(/);
  });
});
