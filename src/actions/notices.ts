import { countWords } from '#base/countWords.ts';
import type { Overwritten } from '#document/overwritten.ts';
import type { Removed } from '#document/watchRemovals.ts';
import { bringBack } from '#domain/compare/bringBack.ts';
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

/**
 * Somebody deleted what this person is editing, dragging or has selected: nothing of it is lost, it can come back with
 * what went with it.
 */
export function noticeRemoved(session: Session, removed: readonly Removed[]): void {
  const { selection, editing, drag } = session.view.getState();
  const mine = removed.filter(({ id }) => selection.has(id) || editing === id || drag?.ids.has(id));
  const [first] = mine;
  if (first === undefined) return;
  const puts = removed.flatMap(putOf);
  const name = typeof first.fields['name'] === 'string' ? ` “${first.fields['name']}”` : '';
  const others =
    mine.length === 1 ? '' : ` and ${countWords(mine.length - 1, 'other thing', 'other things')}`;
  const them = mine.length === 1 ? 'it' : 'them';
  toast(session.view, {
    tone: 'problem',
    text: `A colleague deleted the ${singular[first.noun]}${name}${others} while you were working on ${them}.`,
    ...(mine.length === 1 ? { about: first.id } : {}),
    ...(puts.length > 0 ? { action: { label: 'Restore', run: () => giveBack(session, puts, mine) } } : {}),
  });
}

function giveBack(session: Session, puts: readonly Put[], mine: readonly Removed[]): void {
  session.mapStore.flush();
  const plan = bringBack(mapOf(session), puts, mine);
  if (plan.length === 0) toast(session.view, { tone: 'info', text: 'It is on the map again already.' });
  else commit(session, plan);
}

type Put = Extract<Change, { op: 'put' }>;

/** What does not fit its schema any more (of an older version) stays away. */
function putOf({ noun, id, fields }: Removed): Put[] {
  const parsed = nounSchemas[noun].safeParse({ ...fields, id });
  return parsed.success ? [{ op: 'put', noun, record: parsed.data } as Put] : [];
}

function inWords(value: unknown): string {
  if (typeof value === 'string') return value === '' ? 'empty' : `“${value}”`;
  if (value === null || value === undefined) return 'none';
  return typeof value === 'object' ? 'another choice' : String(value);
}
