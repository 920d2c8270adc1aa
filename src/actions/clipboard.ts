import { bringBack } from '#domain/compare/bringBack.ts';
import { applyPlan } from '#domain/edits/applyPlan.ts';
import type { Change } from '#domain/edits/change.ts';
import { copyThings, middleOf, pasteThings, type Clip } from '#domain/edits/copyThings.ts';
import { moveThings, stageAt } from '#domain/edits/moveThings.ts';
import { removeThings } from '#domain/edits/removeThings.ts';
import type { Point } from '#domain/map/geometry.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { placedNouns } from '#domain/map/structure.ts';
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

/** What was cut last, with what went with it. */
let lastCut: { readonly mapId: string; readonly gone: readonly Put[] } | null = null;

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
  const plan = removeThings(map, selection);
  if (!commit(session, plan)) return;
  lastCut = { mapId: session.mapId, gone: plan.flatMap((change) => putOf(map, change)) };
  select(session.view, []);
}

type Put = Extract<Change, { op: 'put' }>;

/** What brings back what a removal takes away. */
function putOf(map: JourneyMap, change: Change): Put[] {
  if (change.op !== 'remove') return [];
  const record = map[change.noun].get(change.id);
  return record ? [{ op: 'put', noun: change.noun, record } as Put] : [];
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
  const offset = by ?? { x: Math.round(target.x - middle.x), y: Math.round(target.y - middle.y) };
  if (moveCut(session, clip, offset)) return;
  const pasted = pasteThings(map, clip, {
    by: offset,
    newId: session.newId,
    stageOf: (point) => stageAt(map, point),
  });
  commit(session, pasted.changes);
  select(session.view, pasted.ids);
}

/**
 * What was cut from this map and is still gone is moved, not copied: it comes back as the same things, with their paths,
 * rules and failure modes. Pasted once more it is a copy.
 */
function moveCut(session: Session, clip: Clip, by: Point): boolean {
  const map = mapOf(session);
  const things = placedNouns.flatMap((noun) => clip[noun].map(({ id }) => ({ noun, id })));
  const cut = lastCut?.mapId === session.mapId ? lastCut : null;
  const gone = new Set(cut?.gone.map(({ record }) => record.id));
  if (!cut || !things.every(({ noun, id }) => gone.has(id) && !map[noun].has(id))) return false;
  const back = bringBack(map, cut.gone, things);
  const ids = things.map(({ id }) => id);
  commit(session, [...back, ...moveThings(applyPlan(map, back), ids, by)]);
  select(session.view, ids);
  return true;
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
