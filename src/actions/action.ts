import { yes, type Verdict } from '#domain/rules/canLink.ts';
import { mayEdit, type Session } from './session.ts';

/**
 * A key as pressed: letters and signs by `event.key` (lower case), digits by `event.code`; `mod` is ⌘ on a Mac and
 * Ctrl elsewhere.
 */
export type KeyBinding = {
  readonly key?: string;
  readonly code?: string;
  readonly mod?: boolean;
  readonly shift?: boolean;
  readonly alt?: boolean;
};

export type ActionGroup = 'Draw' | 'Edit' | 'View' | 'Lens' | 'Map';

/** One thing that a person can do, reachable by toolbar, key, context menu and command palette alike. */
export type Action = {
  readonly id: string;
  readonly name: string;
  readonly group: ActionGroup;
  readonly keys?: readonly KeyBinding[];
  /** Shown in the context menu of the canvas when it is allowed there. */
  readonly inMenu?: boolean;
  readonly isAllowed?: (session: Session) => Verdict;
  /** It changes the map: for those who may. */
  readonly edits?: true;
  readonly run: (session: Session) => void;
};

export function verdictOf(action: Action, session: Session): Verdict {
  const may = action.edits ? mayEdit(session) : yes;
  return may.ok ? (action.isAllowed?.(session) ?? yes) : may;
}
