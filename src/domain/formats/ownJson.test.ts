import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryMap } from '#testing/arbitraries.ts';
import { emptyMap, nouns } from '#domain/map/journeyMap.ts';
import { parseOwnJson, toOwnJson, toOwnJsonText } from './ownJson.ts';

const stage = { id: 's1', name: 'I choose', position: { x: 0, y: 0 } };

describe('own JSON', () => {
  it('gives an equal map after export and import, as text and as data', () => {
    fc.assert(
      fc.property(arbitraryMap, (map) => {
        expect(parseOwnJson(toOwnJsonText(map))).toEqual({ map, problems: [] });
        expect(parseOwnJson(structuredClone(toOwnJson(map)))).toEqual({ map, problems: [] });
      }),
      { numRuns: 200 },
    );
  });

  it('writes the same text whatever order records and keys came in', () => {
    fc.assert(
      fc.property(arbitraryMap, (map) => {
        const reversed = toOwnJson(map);
        const shuffled = JSON.parse(JSON.stringify(reversed), reverseKeys) as Record<string, unknown>;
        for (const noun of nouns) shuffled[noun] = (shuffled[noun] as unknown[]).toReversed();
        const again = parseOwnJson(shuffled).map;
        expect(again && toOwnJsonText(again)).toBe(toOwnJsonText(map));
      }),
    );
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string(), fc.json()), (input) => {
        const reading = parseOwnJson(input);
        expect(reading.map !== null || reading.problems.length > 0).toBe(true);
      }),
    );
    fc.assert(
      fc.property(
        fc.record(Object.fromEntries(['meta', ...nouns].map((key) => [key, fc.jsonValue()]))),
        (parts) => {
          expect(parseOwnJson({ throughline: 1, ...parts }).map).not.toBeNull();
        },
      ),
    );
  });

  it('sorts records by id and begins with the version', () => {
    const { map } = parseOwnJson({
      throughline: 1,
      stages: [{ ...stage, id: 'b' }, { ...stage, id: 'B' }, stage],
    });
    const json = toOwnJson(map!);
    expect(Object.keys(json)).toEqual(['throughline', 'meta', ...nouns]);
    expect(json.stages.map((one) => one.id)).toEqual(['B', 'b', 's1']);
  });

  it('fills in defaults for what a short file leaves out', () => {
    const { map, problems } = parseOwnJson('\uFEFF{"throughline": 1, "meta": {"title": "Short"}}');
    expect(problems).toEqual([]);
    expect(map).toEqual(emptyMap({ title: 'Short' }));
  });

  it('sets aside a record that does not fit and keeps the others', () => {
    const { map, problems } = parseOwnJson({
      throughline: 1,
      stages: [stage, { id: 's2', name: 7, position: { x: 0, y: 0 } }, 'nonsense', stage],
    });
    expect([...map!.stages.keys()]).toEqual(['s1']);
    expect(problems.map(({ noun, id }) => [noun, id])).toEqual([
      ['stages', 's2'],
      ['stages', null],
      ['stages', 's1'],
    ]);
    expect(problems[0]?.problem).toContain('stages, "s2" was left out: name:');
    expect(problems[1]?.problem).toContain('stages, number 3 was left out');
    expect(problems[2]?.problem).toContain('an earlier one has the same id');
  });

  it('keeps the rest of meta when one field is wrong', () => {
    const { map, problems } = parseOwnJson({ throughline: 1, meta: { title: 'Kept', currency: 'euro' } });
    expect(map!.meta).toMatchObject({ title: 'Kept', currency: 'EUR' });
    expect(problems[0]?.problem).toMatch(/^meta: currency: .*; the default is used\.$/);
  });

  it('says which unknown fields and parts it left out, once each', () => {
    const { problems } = parseOwnJson({
      throughline: 1,
      stages: [
        { ...stage, mood: 1 },
        { ...stage, id: 's2', mood: 2 },
      ],
      weather: [],
    });
    expect(problems.map((one) => one.problem)).toEqual([
      'stages: the unknown field "mood" was left out (2 times).',
      'The part "weather" is not known and was left out.',
    ]);
  });

  it.each([
    ['{"throughline": 1,', 'not JSON'],
    ['[]', 'not a Throughline map'],
    [{ nodes: [] }, '"throughline" is missing'],
    [{ throughline: 2 }, 'written in format 2'],
  ])('refuses %j with a sentence', (input, words) => {
    const { map, problems } = parseOwnJson(input);
    expect(map).toBeNull();
    expect(problems[0]?.problem).toContain(words);
  });
});

function reverseKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toReversed());
}
