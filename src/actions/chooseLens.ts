import type { LensId } from '#view/viewStore.ts';
import type { Action } from './action.ts';

/** In the order of their digits. */
const lenses: readonly (readonly [LensId, string])[] = [
  ['rate', 'Failure rate'],
  ['count', 'Failure count'],
  ['costToFix', 'Cost to fix'],
  ['ownership', 'Ownership'],
  ['none', 'No lens'],
];

export const chooseLens: readonly Action[] = lenses.map(([lens, name], index) => ({
  id: `lens-${lens}`,
  name: lens === 'none' ? name : `Lens: ${name}`,
  group: 'Lens',
  keys: [{ code: `Digit${index + 1}` }],
  run: (session) => session.view.setState({ lens }),
}));
