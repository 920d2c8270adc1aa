import { moveThings } from '#domain/edits/moveThings.ts';
import type { Action } from './action.ts';
import { hasSelection } from './deleteSelection.ts';
import { commit, mapOf } from './session.ts';

const gridStep = 4;
const directions = { Left: [-1, 0], Right: [1, 0], Up: [0, -1], Down: [0, 1] } as const;
type Direction = keyof typeof directions;

function nudge(direction: Direction, steps: 1 | 10): Action {
  const [x, y] = directions[direction];
  const distance = gridStep * steps;
  return {
    id: `nudge${direction}${steps}`,
    name: `Move ${direction.toLowerCase()}${steps === 10 ? ' ten steps' : ''}`,
    group: 'Edit',
    edits: true,
    keys: [{ key: `arrow${direction.toLowerCase()}`, mod: true, shift: steps === 10 }],
    isAllowed: hasSelection,
    run: (session) => {
      const { selection } = session.view.getState();
      commit(session, moveThings(mapOf(session), selection, { x: x * distance, y: y * distance }), 'nudge');
    },
  };
}

export const nudges: readonly Action[] = (Object.keys(directions) as Direction[]).flatMap((direction) => [
  nudge(direction, 1),
  nudge(direction, 10),
]);
