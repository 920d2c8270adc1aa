import { expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Change } from '#domain/edits/change.ts';
import { noteSchema } from '#domain/map/note.ts';
import { limits } from './limits.ts';
import { planProblem } from './planProblem.ts';

function put(id: string, text = ''): Change {
  return { op: 'put', noun: 'notes', record: noteSchema.parse({ id, text, position: { x: 0, y: 0 } }) };
}

/** More than 10 MB. */
const large = Array.from({ length: 600 }, (_, n) => put(`n${n}`, 'x'.repeat(20_000)));

it('lets a plan of the server bring a map up to 5,000 nodes and 10 MB, and no further', () => {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (let n = 0; n < limits.mapNodes; n++) doc.getMap('notes').set(`n${n}`, new Y.Map());
  });
  const away: Change = { op: 'remove', noun: 'notes', id: 'n1' };
  expect(planProblem(doc, [put('n1'), away, put('other')])).toBeNull();
  expect(planProblem(doc, [put('other')])).toContain('this one would have 5,001');
  expect(planProblem(doc, large)).toContain('10 MB');
});

it('counts what a plan takes away, and what no reader shows, as room that it makes', () => {
  const doc = new Y.Doc();
  const personas = doc.getMap<Y.Map<unknown>>('personas');
  for (let n = 0; n < 60; n++) personas.set(`p${n}`, new Y.Map([['description', 'x'.repeat(200_000)]]));
  for (let n = 0; n < 60; n++) doc.getMap('meta').set(`junk${n}`, 'x'.repeat(200_000));
  const before = Y.encodeStateAsUpdate(doc);
  const away = Array.from({ length: 60 }, (_, n): Change => ({
    op: 'remove',
    noun: 'personas',
    id: `p${n}`,
  }));
  expect(planProblem(doc, away.slice(0, 2))).toContain('10 MB');
  expect(planProblem(doc, [...away, put('n1')])).toBeNull();
  expect(planProblem(doc, [...away, ...large])).toContain('10 MB');
  expect(Buffer.from(Y.encodeStateAsUpdate(doc)).equals(before)).toBe(true);
});
