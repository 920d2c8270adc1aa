import { expect, test } from 'vitest';
import { emptyMap } from '#domain/map/journeyMap.ts';
import { openSession } from '#testing/openSession.ts';
import { pasteLines } from './pasteLines.ts';
import { mapOf } from './session.ts';

/** What a text pasted onto an empty map leaves there. */
function pasted(text: string) {
  const { session } = openSession(emptyMap());
  let made = 0;
  const own = { ...session, newId: () => `new${(made += 1)}` };
  pasteLines(own, text);
  const { stages, touchpoints } = mapOf(own);
  const isSelected = [...touchpoints.keys()].every((id) => own.view.getState().selection.has(id));
  return { own, stages, isSelected, names: [...touchpoints.values()].map(({ name }) => name) };
}

test('a list pasted onto an empty map makes its first stage with a touchpoint a line, selected, in one step', () => {
  const { own, stages, isSelected, names } = pasted('Search\r\n\r\n  Compare \nOrder\n');
  expect(names).toEqual(['Search', 'Compare', 'Order']);
  expect([stages.size, isSelected]).toEqual([1, true]);
  own.history.undo();
  own.mapStore.flush();
  expect(mapOf(own)).toEqual(emptyMap());
});

test('of a spreadsheet’s rows the first cells are names, one of several lines too; what is quoted on a line stays so', () => {
  const rows = 'Ask\tPhone\n"Wait for the ""express""\nparcel"\t"By\npost"\n"Where is it?"\tMail';
  expect(pasted(rows).names).toEqual(['Ask', 'Wait for the "express" parcel', '"Where is it?"']);
});
