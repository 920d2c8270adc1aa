import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keywordTester } from '#domain/failures/keywordTester.ts';
import { wordsId } from '#domain/failures/wordsId.ts';
import { ruleSchema, type Rule } from '#domain/map/rule.ts';
import { openTestFailures, type TestFailures } from '#server/testing/openTestFailures.ts';

const head = 'Id,Day,What,Said,City\n';
const columns = { sourceId: 'Id', occurredAt: 'Day', touchpoint: 'What', text: 'Said' };
const march = `${head}1,2025-03-14,Late,my bag is late,Ulm\n2,2025-03-15,Late,no bag,Bonn\n3,2025-03-16,Lost,,Ulm\n`;
const rule = (wish: Partial<Rule>): Rule => ruleSchema.parse({ id: 'r1', dataset: 'd1', ...wish });
const bag = { any: ['bag'], all: [], not: ['late'] };

/** How many rows there are of each key, as much of it as is not empty. */
async function countedKeys({ tallies }: TestFailures): Promise<readonly string[]> {
  const [dataset] = (await tallies()).datasets;
  const counts = new Map<string, number>();
  dataset?.key.forEach((key, cell) => {
    const { group, columns: values, words, person } = dataset.keys[key]!;
    const said = [group, ...Object.entries(values).map((each) => each.join('=')), ...words];
    const name = [...said, ...(person === null ? [] : [`→${person.place}`])].join(' ');
    counts.set(name, (counts.get(name) ?? 0) + (dataset.count[cell] ?? 0));
  });
  return [...counts].map(([name, count]) => `${count} ${name}`).toSorted();
}

describe('what rules look at', () => {
  test('is found out once a rule asks, and told by the keys of later imports too', async () => {
    const made = await openTestFailures();
    const { failures, importText } = made;
    await importText(march, { columns });
    expect(await countedKeys(made)).toEqual(['1 Lost', '2 Late']);
    const rules = [
      rule({ kind: 'keywords', words: bag }),
      rule({ id: 'r2', column: 'City', value: 'Ulm', also: [{ column: '', value: 'Late' }] }),
    ];
    await failures.call('confirmRules', { mapId: 'm1', rules });
    expect(await failures.call('rekey', { mapId: 'm1', rules })).toBe(true);
    expect(await countedKeys(made)).toEqual(['1 Late City=Ulm', `1 Late ${wordsId(bag)}`, '1 Lost City=Ulm']);
    expect(await failures.call('rekey', { mapId: 'm1', rules: rules.slice(1) })).toBe(false);
    await importText(`${head}4,2025-04-01,Lost,two bags one bag,Ulm\n`, { columns });
    expect(await countedKeys(made)).toContain(`1 Lost City=Ulm ${wordsId(bag)}`);
  });

  test('does not touch what people decided, and decisions outlive a change of the row', async () => {
    const made = await openTestFailures();
    const { failures, importText, evidence } = made;
    await importText(march, { columns });
    const { rows } = await evidence();
    const lost = rows.filter(({ group }) => group === 'Lost').map(({ id }) => id);
    const decision = { place: 't1', mode: '' };
    const undo = await failures.call('decide', { mapId: 'm1', rows: lost, decision });
    expect(undo).toEqual([{ rows: lost, decision: null }]);
    const rules = [rule({ kind: 'keywords', words: bag })];
    await failures.call('confirmRules', { mapId: 'm1', rules });
    await failures.call('rekey', { mapId: 'm1', rules });
    expect(await countedKeys(made)).toContain('1 Lost →t1');
    await importText(march.replace('3,2025-03-16,Lost,', '3,2025-03-16,Broken,the bag'), { columns });
    expect(await countedKeys(made)).toContain(`1 Broken ${wordsId(bag)} →t1`);
    const again = await failures.call('decide', { mapId: 'm1', rows: lost, decision: null });
    expect(again).toEqual([{ rows: lost, decision }]);
    expect(await countedKeys(made)).toContain(`1 Broken ${wordsId(bag)}`);
  });

  test('a row that is not there, or lies over another map, is not decided about, nor are the others', async () => {
    const made = await openTestFailures();
    await made.importText(march, { columns });
    const [row] = (await made.evidence()).rows;
    const decision = { place: null, mode: '' };
    const rows = [row?.id ?? '', '999'];
    expect(await made.failures.call('decide', { mapId: 'm1', rows, decision })).toBeNull();
    expect(await made.failures.call('decide', { mapId: 'm2', rows: rows.slice(0, 1), decision })).toBeNull();
    expect((await made.failures.call('inventory', 'm1')).datasets).toMatchObject([{ revision: 1 }]);
  });
});

const word = fc.constantFrom('late', 'bag', 'Lost', 'LATE', 'Zug', 'spät');
const cell = fc.constantFrom('', 'Ulm', 'Bonn');
const line = fc.record({ group: word, text: fc.array(word, { maxLength: 3 }), city: cell });
const someRule: fc.Arbitrary<Partial<Rule>> = fc.oneof(
  fc.record({ column: fc.constant('City'), value: cell }),
  fc.record({
    kind: fc.constant('keywords' as const),
    words: fc.record({
      any: fc.array(word, { maxLength: 2 }),
      all: fc.array(word, { maxLength: 1 }),
      not: fc.array(word, { maxLength: 1 }),
    }),
  }),
);

test('whether rules or rows come first, every key tells exactly what rules look at', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { minLength: 1, maxLength: 12 }),
      fc.array(someRule, { minLength: 1, maxLength: 4 }),
      fc.nat(12),
      async (lines, wishes, atFirst) => {
        const made = await openTestFailures();
        const rules = wishes.map((wish, index) => rule({ id: `r${index}`, ...wish }));
        const file = (from: number, to: number) =>
          head +
          lines
            .map(({ group, text, city }, index) => `${index},2025-03-14,${group},${text.join(' ')},${city}\n`)
            .slice(from, to)
            .join('');
        const first = Math.max(1, Math.min(atFirst, lines.length));
        await made.importText(file(0, first), { columns });
        await made.failures.call('confirmRules', { mapId: 'm1', rules });
        await made.failures.call('rekey', { mapId: 'm1', rules });
        if (first < lines.length) await made.importText(file(first, lines.length), { columns });
        expect(await countedKeys(made)).toEqual(expectedKeys(lines, rules));
        await made.failures.stop();
      },
    ),
    { numRuns: 15 },
  );
});

function expectedKeys(
  lines: readonly { group: string; text: readonly string[]; city: string }[],
  rules: readonly Rule[],
): readonly string[] {
  const cities = new Set(rules.filter(({ column }) => column === 'City').map(({ value }) => value));
  const sets = new Map(
    rules.filter(({ kind }) => kind === 'keywords').map(({ words }) => [wordsId(words), words]),
  );
  const names = lines.map(({ group, text, city }) => {
    const ids = [...sets].filter(([, words]) => keywordTester(words)(text.join(' '))).map(([id]) => id);
    return [group, ...(cities.has(city) ? [`City=${city}`] : []), ...ids.toSorted()].join(' ');
  });
  return [...Map.groupBy(names, (name) => name)].map(([name, alike]) => `${alike.length} ${name}`).toSorted();
}
