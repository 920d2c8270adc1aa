import { copyThings, middleOf, pasteThings, type Clip } from '#domain/edits/copyThings.ts';
import { stageAt } from '#domain/edits/moveThings.ts';
import { removeThings } from '#domain/edits/removeThings.ts';
import type { Point } from '#domain/map/geometry.ts';
import { toWorld } from '#view/camera.ts';
import { select } from '#view/selecting.ts';
import { toast } from '#view/toasting.ts';
import { verdictOf, type Action } from './action.ts';
import { hasSelection } from './deleteSelection.ts';
import { pasteLines } from './pasteLines.ts';
import { readClip } from './readClip.ts';
import { commit, mapOf, type Session } from './session.ts';

/** The clip's own type on the system clipboard; beside it plain text with a name a line, for spreadsheets. */
const clipType = 'application/x-throughline-clip';

/** For paste from a menu, where the browser hands out no clipboard. */
let lastClip: Clip | null = null;

/** Puts the selection on the clipboard of a copy or cut event; a cut also deletes it. */
export function writeClipboard(session: Session, event: ClipboardEvent): void {
  const map = mapOf(session);
  const { selection } = session.view.getState();
  if (selection.size === 0 || !event.clipboardData) return;
  const clip = copyThings(map, selection);
  lastClip = clip;
  const names = [...clip.stages, ...clip.touchpoints].map((record) => record.name);
  event.clipboardData.setData('text/plain', [...names, ...clip.notes.map((note) => note.text)].join('\n'));
  event.clipboardData.setData(clipType, JSON.stringify(clip));
  event.preventDefault();
  if (event.type !== 'cut') return;
  if (commit(session, removeThings(map, selection))) select(session.view, []);
}

/** Puts down what a paste event carries: a piece of a map, or lines of text as touchpoints of the selected stage. */
export function readClipboard(session: Session, event: ClipboardEvent): void {
  event.preventDefault();
  const verdict = verdictOf(paste, session);
  if (!verdict.ok) return void toast(session.view, { tone: 'info', text: verdict.reason });
  const own = event.clipboardData?.getData(clipType);
  const clip = own ? readClip(own) : null;
  if (clip) pasteClip(session, clip);
  else pasteLines(session, event.clipboardData?.getData('text/plain') ?? '');
  return undefined;
}

function pasteClip(session: Session, clip: Clip, by?: Point): void {
  const map = mapOf(session);
  const { viewport, canvasSize, pointer } = session.view.getState();
  const target = pointer ?? toWorld(viewport, { x: canvasSize.width / 2, y: canvasSize.height / 2 });
  const middle = middleOf(map, clip);
  const pasted = pasteThings(map, clip, {
    by: by ?? { x: Math.round(target.x - middle.x), y: Math.round(target.y - middle.y) },
    newId: session.newId,
    stageOf: (point) => stageAt(map, point),
  });
  commit(session, pasted.changes);
  select(session.view, pasted.ids);
}

/** Shown with their keys; the keys themselves arrive as the browser's own clipboard events. */
export const copy: Action = {
  id: 'copy',
  name: 'Copy',
  group: 'Edit',
  keys: [{ key: 'c', mod: true }],
  inMenu: true,
  isAllowed: hasSelection,
  run: () => document.execCommand('copy'),
};

export const cut: Action = {
  ...copy,
  id: 'cut',
  name: 'Cut',
  edits: true,
  keys: [{ key: 'x', mod: true }],
  run: () => document.execCommand('cut'),
};

export const paste: Action = {
  id: 'paste',
  name: 'Paste',
  group: 'Edit',
  edits: true,
  keys: [{ key: 'v', mod: true }],
  inMenu: true,
  run: (session) => {
    if (lastClip) pasteClip(session, lastClip);
    else toast(session.view, { tone: 'info', text: 'Copy something first, or paste with the keyboard.' });
  },
};

const duplicateOffset = { x: 32, y: 32 };

export const duplicate: Action = {
  id: 'duplicate',
  name: 'Duplicate',
  group: 'Edit',
  edits: true,
  keys: [{ key: 'd', mod: true }],
  inMenu: true,
  isAllowed: hasSelection,
  run: (session) =>
    pasteClip(session, copyThings(mapOf(session), session.view.getState().selection), duplicateOffset),
};

/** Puts a copy of things down moved by an offset: what Alt+drag does on its drop. */
export function copyBy(session: Session, ids: Iterable<string>, by: Point): void {
  pasteClip(session, copyThings(mapOf(session), ids), by);
}
