import { no, yes } from '#domain/rules/canLink.ts';
import type { ViewState } from '#view/viewStore.ts';
import type { Action, ActionGroup, KeyBinding } from './action.ts';
import { mapOf, type Session } from './session.ts';

type PlainPanel = Exclude<
  ViewState['panel']['kind'],
  'none' | 'evidence' | 'modeEvidence' | 'assignerEvidence' | 'timeline' | 'comments'
>;

function panelAction(
  kind: PlainPanel,
  name: string,
  group: ActionGroup,
  keys: readonly KeyBinding[],
): Action {
  return { id: kind, name, group, keys, run: (session) => session.view.setState({ panel: { kind } }) };
}

export const showPalette = panelAction('palette', 'All commands', 'View', [{ key: 'k', mod: true }]);
export const showHelp = panelAction('help', 'Keys and gestures', 'View', [{ key: '?' }]);
export const showFind = panelAction('find', 'Find on the map', 'View', [{ key: 'f', mod: true }]);
export const showImport: Action = {
  ...panelAction('import', 'Import failures', 'Map', []),
  edits: true,
  isAllowed: mayReadWords,
};
export const showUnmatched = panelAction('unmatched', 'Unmatched failures', 'Map', []);
export const showRules = panelAction('rules', 'Rules: how failures reach their places', 'Map', []);
export const showCoding: Action = {
  ...panelAction('coding', 'Place unmatched failures one by one', 'Map', []),
  edits: true,
  isAllowed: mayReadWords,
};
export const showShare = panelAction('share', 'Share', 'Map', []);
export const showFixes = panelAction('fixes', 'What to fix', 'Map', []);
/** What the server did not take of what was typed here. */
export const showUnsaved: Action = {
  ...panelAction('unsaved', 'Unsaved work', 'Map', []),
  isAllowed: ({ shelf }) =>
    shelf.store.getState().works.length > 0 ? yes : no('There is none: everything typed here was saved.'),
};
export const showExposures = panelAction('exposures', 'Customers who passed', 'Map', []);

/** Opens all that failures can be filtered by, and closes it again. */
export const showFilter: Action = {
  id: 'filter',
  name: 'Filter failures',
  group: 'View',
  keys: [{ key: 'f', shift: true }],
  isAllowed: hasFailures,
  run: (session) =>
    session.view.setState(({ facets }) => ({ facets: facets === 'shown' ? 'hidden' : 'shown' })),
};

/** The selected touchpoint or path over time; all failures where none is selected. */
export const showTimeline: Action = {
  id: 'timeline',
  name: 'Failures over time',
  group: 'View',
  inMenu: true,
  isAllowed: hasFailures,
  run: (session) => {
    const map = mapOf(session);
    const [id = ''] = session.view.getState().selection;
    const place = map.touchpoints.has(id) || map.paths.has(id) ? id : null;
    session.view.setState({ panel: { kind: 'timeline', place } });
  },
};

/** Chooses who answers for the selected thing: O, type, Enter. */
export const chooseOwner: Action = {
  ...panelAction('owner', 'Choose the owner', 'Edit', [{ key: 'o' }]),
  edits: true,
  inMenu: true,
  isAllowed: (session) => {
    const map = mapOf(session);
    const owned = [...session.view.getState().selection].some(
      (id) => map.stages.has(id) || map.touchpoints.has(id) || map.paths.has(id),
    );
    return owned ? yes : no('Select a stage, touchpoint or path first.');
  },
};

export const toggleInspector: Action = {
  id: 'toggleInspector',
  name: 'Fold the inspector in or out',
  group: 'View',
  keys: [{ key: '\\' }],
  run: (session) =>
    session.view.setState(({ inspector }) => ({ inspector: inspector === 'open' ? 'folded' : 'open' })),
};

function hasFailures(session: Session) {
  return session.tallies.getState().tables.tables.length > 0 ? yes : no('There are no failures yet.');
}

/** What shows customers' words, or changes rows that hold them. */
function mayReadWords({ seat }: Session) {
  return seat.getState().seat.maySeeVerbatims
    ? yes
    : no('What customers wrote is not shown to you. Whoever shared the map decides that.');
}
