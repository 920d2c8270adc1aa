import type { Change } from '#domain/edits/change.ts';
import { restoreThings } from '#domain/edits/restoreThings.ts';
import { toast } from '#view/toasting.ts';
import { commit, mapOf, type Session } from './session.ts';

/** Carries out a plan and says so; the toast's Undo takes back just this step, whatever was done since. */
export function commitWithUndo(session: Session, plan: readonly Change[], text: string): void {
  if (plan.length === 0) return;
  const before = mapOf(session);
  if (!commit(session, plan)) return;
  const undo = (): readonly Change[] => [
    ...restoreThings(before, plan),
    ...plan.flatMap((change): Change[] =>
      change.op === 'put' ? [{ op: 'remove', noun: change.noun, id: change.record.id }] : [],
    ),
  ];
  toast(session.view, {
    tone: 'info',
    text,
    action: { label: 'Undo', run: () => commit(session, undo()) },
  });
}
