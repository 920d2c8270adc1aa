import type { Overwritten, RemovedByOthers } from '#document/overwritten.ts';
import type { Change } from '#domain/edits/change.ts';
import { setFields } from '#domain/edits/setFields.ts';
import { nounSchemas } from '#domain/map/journeyMap.ts';
import { singular } from '#domain/map/structure.ts';
import { toast } from '#view/toasting.ts';
import { commit, mapOf, type Session } from './session.ts';

/** Two people set the same field at once and the merge kept one: both of them are told, and may have the other back. */
export function noticeOverwritten(session: Session, event: Overwritten): void {
  if (event.mine === 'neither') return;
  const { noun, id, field } = event;
  const what = noun === 'meta' ? `The map’s ${field}` : `The ${singular[noun]}’s ${field}`;
  const whose = event.mine === 'lost' ? 'Your' : 'A colleague’s';
  toast(session.view, {
    tone: 'problem',
    text: `${what} was changed twice at the same time. It is now ${inWords(event.kept)}. ${whose} ${inWords(event.lost)} was set aside.`,
    action: {
      label: `Use ${inWords(event.lost)}`,
      run: () => {
        if (noun === 'meta') commit(session, [{ op: 'setMeta', fields: { [field]: event.lost } }]);
        else commit(session, setFields(mapOf(session), noun, id, { [field]: event.lost }));
      },
    },
  });
}

/** Somebody deleted what this person is editing, dragging or has selected: nothing of it is lost, it can come back. */
export function noticeRemoved(session: Session, event: RemovedByOthers): void {
  const { selection, editing, drag } = session.view.getState();
  const isMine = selection.has(event.id) || editing === event.id || drag?.ids.has(event.id);
  if (!isMine) return;
  const parsed = nounSchemas[event.noun].safeParse({ ...event.fields, id: event.id });
  const name = typeof event.fields['name'] === 'string' ? ` “${event.fields['name']}”` : '';
  const restore = () => {
    if (parsed.success) commit(session, [{ op: 'put', noun: event.noun, record: parsed.data } as Change]);
  };
  toast(session.view, {
    tone: 'problem',
    text: `A colleague deleted the ${singular[event.noun]}${name} while you were working on it.`,
    ...(parsed.success ? { action: { label: 'Restore', run: restore } } : {}),
  });
}

function inWords(value: unknown): string {
  if (typeof value === 'string') return value === '' ? 'empty' : `“${value}”`;
  if (value === null || value === undefined) return 'none';
  return typeof value === 'object' ? 'another choice' : String(value);
}
