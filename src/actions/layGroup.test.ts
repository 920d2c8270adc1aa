import { expect, test } from 'vitest';
import { parseDraggedGroup } from './layGroup.ts';

test('a dragged group is read back as it was', () => {
  const group = { dataset: 'd1', value: 'Late delivery' };
  expect(parseDraggedGroup(JSON.stringify(group))).toEqual(group);
});

test('what another page put under our type is no group', () => {
  for (const text of ['', 'x', '{}', '{"dataset":"a b","value":"v"}', '{"dataset":"d1","value":7}'])
    expect(parseDraggedGroup(text)).toBeNull();
});
