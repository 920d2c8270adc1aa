import type { Action } from './action.ts';
import { chooseLens, openLensList } from './chooseLens.ts';
import { copy, cut, duplicate, paste } from './clipboard.ts';
import { deleteSelection } from './deleteSelection.ts';
import { drawNote } from './drawNote.ts';
import { drawStage } from './drawStage.ts';
import { drawTouchpoint } from './drawTouchpoint.ts';
import { nudges } from './nudge.ts';
import {
  chooseOwner,
  showExposures,
  showCoding,
  showFilter,
  showFind,
  showFixes,
  showHelp,
  showImport,
  showPalette,
  showRules,
  showShare,
  showTimeline,
  showUnmatched,
  showUnsaved,
  toggleInspector,
} from './panels.ts';
import { rename } from './rename.ts';
import { selectAll } from './selectAll.ts';
import { selectYours } from './selectYours.ts';
import { comment, showComments } from './showComments.ts';
import { showHistory } from './showHistory.ts';
import { stepOut } from './stepOut.ts';
import { connectTool, handTool, selectTool } from './tools.ts';
import { tidy } from './tidy.ts';
import { redo, undo } from './undo.ts';
import { zoomAll, zoomFull, zoomIn, zoomOut, zoomSelection } from './zooming.ts';

/** Everything that can be done: the one list behind keys, toolbar, context menu, palette and help. */
export const actions: readonly Action[] = [
  selectTool,
  handTool,
  drawStage,
  drawTouchpoint,
  drawNote,
  connectTool,
  rename,
  chooseOwner,
  comment,
  undo,
  redo,
  cut,
  copy,
  paste,
  duplicate,
  deleteSelection,
  selectAll,
  selectYours,
  ...nudges,
  tidy,
  zoomIn,
  zoomOut,
  zoomFull,
  zoomAll,
  zoomSelection,
  openLensList,
  ...chooseLens,
  showFind,
  showPalette,
  showHelp,
  showImport,
  showExposures,
  showUnmatched,
  showCoding,
  showRules,
  showFixes,
  showShare,
  showFilter,
  showTimeline,
  showUnsaved,
  showComments,
  showHistory,
  toggleInspector,
  stepOut,
];
