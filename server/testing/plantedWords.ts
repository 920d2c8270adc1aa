import { toOwnJson } from '#domain/formats/ownJson.ts';
import { emptyMap, nounSchemas, type JourneyMap, type Noun } from '#domain/map/journeyMap.ts';
import { csvLine } from '#domain/failures/csvLine.ts';

/**
 * How many words of each kind are planted: where a kind may stand is the test's to say. Labels are a file's headings,
 * groups and channels, which its rows are counted by; `row` is what one row alone holds.
 */
const numbers = {
  map: 16,
  talk: 2,
  edited: 1,
  people: 2,
  version: 1,
  dataset: 2,
  label: 6,
  row: 12,
  customer: 4,
  typed: 4,
} as const;

export type WordKind = keyof typeof numbers;

/** Made-up words that nothing else contains, by kind. */
export const planted: Readonly<Record<WordKind, readonly string[]>> = Object.fromEntries(
  Object.entries(numbers).map(([kind, count]) => [
    kind,
    Array.from({ length: count }, (_, index) => `${kind}quok${'bcdfghjklmnpqrstvwxz'.charAt(index)}yx`),
  ]),
) as unknown as Record<WordKind, readonly string[]>;

/** The next word of a kind; throws when they are used up, so that a test that plants fewer or more is found. */
export function plantingWords(): { next: (kind: WordKind) => string; left: () => readonly string[] } {
  const rest = new Map(Object.entries(planted).map(([kind, words]) => [kind, [...words]]));
  return {
    next: (kind) => {
      const word = rest.get(kind)?.shift();
      if (word === undefined) throw new Error(`All words of kind ${kind} are planted.`);
      return word;
    },
    left: () => [...rest.values()].flat(),
  };
}

function put(noun: Noun, record: object): ReadonlyMap<string, object> {
  return new Map([['one', nounSchemas[noun].parse({ id: 'one', ...record })]]);
}

/** A map with a word in every text that people type into it, as own JSON. */
export function plantMap(next: (kind: WordKind) => string): unknown {
  const at = { x: 0, y: 0 };
  const word = (): string => next('map');
  const touchpoints = new Map(
    ['one', 'two'].map((id) => [
      id,
      nounSchemas.touchpoints.parse({ id, name: word(), description: word(), position: at }),
    ]),
  );
  const map = {
    ...emptyMap(),
    meta: { ...emptyMap().meta, title: word(), description: word() },
    stages: put('stages', { name: word(), position: at }),
    touchpoints,
    paths: put('paths', { from: 'one', to: 'two', name: word(), promise: word() }),
    departments: put('departments', { name: word() }),
    personas: put('personas', { name: word(), description: word() }),
    notes: put('notes', { text: word(), position: at }),
    failureModes: put('failureModes', { name: word(), evidence: word(), place: 'one' }),
    fixes: put('fixes', { name: word() }),
  };
  return toOwnJson(map as unknown as JourneyMap);
}

/** A file of failures with words in every column, also in a row that is refused; `Who` is the customer. */
export function plantFile(next: (kind: WordKind) => string): string {
  const row = (): string => next('row');
  const group = next('label');
  const rows = [
    ['Id', 'Day', 'What', 'Said', 'Via', 'Who', next('label')],
    [row(), '2025-03-14', group, `It ${row()} all day`, next('label'), next('customer'), row()],
    ['T2', '2025-03-15', next('label'), `And ${row()} again`, 'web', next('customer'), row()],
    ['T3', '2025-03-16', group, row(), 'web', '', row()],
    ['T4', `on ${row()}`, group, row(), 'web', next('customer'), row()],
  ];
  return rows.map(csvLine).join('');
}
