import { commit, mapOf, type Session } from '#actions/session.ts';
import type { Change } from '#domain/edits/change.ts';
import { restoreThings } from '#domain/edits/restoreThings.ts';
import { toast } from '#view/toasting.ts';

/** Carries out the deletion of a failure mode or a fix; its toast brings it back with all that named it. */
export function deleteLine(session: Session, removal: readonly Change[], name: string): void {
  const before = mapOf(session);
  commit(session, removal);
  toast(session.view, {
    tone: 'info',
    text: `Deleted “${name}”.`,
    action: { label: 'Undo', run: () => commit(session, restoreThings(before, removal)) },
  });
}
