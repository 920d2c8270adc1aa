import { lenses, lensNames } from '#domain/lenses/lenses.ts';
import type { LensId } from '#view/viewStore.ts';
import type { Action } from './action.ts';

/** In the order of their digits: the lenses in the picker's order, then none. */
const choices: readonly LensId[] = [...lensNames, 'none'];

export const chooseLens: readonly Action[] = choices.map((lens, index) => ({
  id: `lens-${lens}`,
  name: lens === 'none' ? 'No lens' : `Lens: ${lenses[lens].name}`,
  group: 'Lens',
  keys: [{ code: `Digit${index + 1}` }],
  run: (session) => session.view.setState({ lens }),
}));
