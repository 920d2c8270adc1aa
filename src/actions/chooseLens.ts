import { lenses, lensNames } from '#domain/lenses/lenses.ts';
import type { LensId } from '#view/viewStore.ts';
import type { Action } from './action.ts';

const choices: readonly LensId[] = [...lensNames, 'none'];

/** In the picker's order: the first nine have a digit, all are in the list that L opens. */
export const chooseLens: readonly Action[] = choices.map((lens, index) => ({
  id: `lens-${lens}`,
  name: lens === 'none' ? 'No lens' : `Lens: ${lenses[lens].name}`,
  group: 'Lens',
  keys: index < 9 ? [{ code: `Digit${index + 1}` }] : [],
  run: (session) => session.view.setState({ lens }),
}));

export const openLensList: Action = {
  id: 'lensList',
  name: 'Choose a lens',
  group: 'Lens',
  keys: [{ key: 'l' }],
  run: (session) => session.view.setState({ lensList: 'open' }),
};
