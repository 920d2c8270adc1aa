import type { Tool } from '#view/viewStore.ts';
import { no, yes } from '#domain/rules/canLink.ts';
import type { Action } from './action.ts';
import { mapOf } from './session.ts';

function toolAction(tool: Tool, name: string, key: string): Action {
  return {
    id: `${tool}Tool`,
    name,
    group: 'Draw',
    keys: [{ key }],
    run: (session) => session.view.setState({ tool, linkFrom: null }),
  };
}

export const selectTool = toolAction('select', 'Select', 'v');
export const handTool = toolAction('hand', 'Pan', 'h');

/** Draws a path by two clicks, or from the selected touchpoint to the next one that is clicked or focused. */
export const connectTool: Action = {
  ...toolAction('connect', 'Connect two touchpoints', 'c'),
  edits: true,
  inMenu: true,
  isAllowed: (session) =>
    mapOf(session).touchpoints.size > 1 ? yes : no('A path needs two touchpoints: draw them first.'),
  run: (session) => {
    const [selected] = session.view.getState().selection;
    const from = selected !== undefined && mapOf(session).touchpoints.has(selected) ? selected : null;
    session.view.setState({ tool: 'connect', linkFrom: from });
  },
};
