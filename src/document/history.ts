import * as Y from 'yjs';
import type { Change } from '#domain/edits/change.ts';
import { nouns } from '#domain/map/journeyMap.ts';
import { applyChanges } from './applyChanges.ts';
import { LOCAL } from './origins.ts';
import { metaOf, recordsOf } from './schema.ts';

/** More steps than anyone walks back; each keeps what it deleted alive in memory. */
const mostSteps = 300;
const typingPauseMs = 1_000;

export type UndoOutcome = 'done' | 'nothing left' | 'no effect any more';

export type History = {
  /**
   * Carries out a plan as one undo step. Plans with the same `merge` key within a second join into one step: that
   * is for typing. Throws where a record does not fit its schema (a bug of the edit).
   */
  readonly commit: (changes: readonly Change[], merge?: string) => void;
  readonly undo: () => UndoOutcome;
  readonly redo: () => UndoOutcome;
  readonly canUndo: () => boolean;
  readonly canRedo: () => boolean;
  /** Kept with a step and given back when it is undone or redone: the selection at that time. */
  readonly onStep: (keep: () => unknown, giveBack: (kept: unknown) => void) => void;
  readonly stop: () => void;
};

/** One's own undo: only transactions of this tab's LOCAL origin, each plan a step. */
export function createHistory(doc: Y.Doc): History {
  const scope: Y.AbstractType<unknown>[] = [
    metaOf(doc),
    ...nouns.map((noun) => recordsOf(doc, noun)),
  ] as never;
  const manager = new Y.UndoManager(scope, { trackedOrigins: new Set([LOCAL]), captureTimeout: 0 });
  let lastMerge: string | undefined;

  const commit = (changes: readonly Change[], merge?: string) => {
    if (changes.length === 0) return;
    const isContinued = merge !== undefined && merge === lastMerge;
    lastMerge = merge;
    manager.captureTimeout = isContinued ? typingPauseMs : 0;
    const joinSlices = (transaction: Y.Transaction) => {
      if (transaction.changed.size > 0) manager.captureTimeout = Number.POSITIVE_INFINITY;
    };
    doc.on('afterTransaction', joinSlices);
    applyChanges(doc, changes, LOCAL);
    doc.off('afterTransaction', joinSlices);
    manager.captureTimeout = 0;
    if (manager.undoStack.length > mostSteps) manager.undoStack.shift();
  };
  const step = (run: () => unknown, stack: () => readonly unknown[]): UndoOutcome => {
    lastMerge = undefined;
    if (stack().length === 0) return 'nothing left';
    return run() === null ? 'no effect any more' : 'done';
  };
  return {
    commit,
    undo: () =>
      step(
        () => manager.undo(),
        () => manager.undoStack,
      ),
    redo: () =>
      step(
        () => manager.redo(),
        () => manager.redoStack,
      ),
    canUndo: () => manager.undoStack.length > 0,
    canRedo: () => manager.redoStack.length > 0,
    onStep: (keep, giveBack) => {
      manager.on('stack-item-added', (event) => event.stackItem.meta.set('kept', keep()));
      manager.on('stack-item-popped', (event) => giveBack(event.stackItem.meta.get('kept')));
    },
    stop: () => manager.destroy(),
  };
}
