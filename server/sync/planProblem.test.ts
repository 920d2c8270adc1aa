import { expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Change } from '#domain/edits/change.ts';
import { limits } from './limits.ts';
import { planProblem } from './planProblem.ts';

function put(id: string, text = ''): Change {
  return { op: 'put', noun: 'notes', record: { id, text } } as Change;
}

it('lets a plan of the server bring a map up to 5,000 nodes and 10 MB, and no further', () => {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (let n = 0; n < limits.mapNodes; n++) doc.getMap('notes').set(`n${n}`, new Y.Map());
  });
  const away: Change = { op: 'remove', noun: 'notes', id: 'n1' };
  expect(planProblem(doc, [put('n1'), away, put('other')])).toBeNull();
  expect(planProblem(doc, [put('other')])).toContain('this one would have 5,001');
  expect(planProblem(doc, [put('n1', 'x'.repeat(limits.mapBytes))])).toContain('10 MB');
});
