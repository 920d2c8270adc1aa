import { addStage } from '#domain/edits/addStage.ts';
import { addTouchpoint } from '#domain/edits/addTouchpoint.ts';
import { applyPlan } from '#domain/edits/applyPlan.ts';
import type { Change } from '#domain/edits/change.ts';
import { select } from '#view/selecting.ts';
import { toast } from '#view/toasting.ts';
import { reveal } from './reveal.ts';
import { commit, mapOf, type Session } from './session.ts';

const mostLines = 200;

/** Lines of text become touchpoints of the selected stage, else of the last one; a map without stages gets its first. */
export function pasteLines(session: Session, text: string): void {
  const names = namesIn(text);
  if (names.length === 0) return;
  const plan: Change[] = [];
  let map = mapOf(session);
  const carryOn = (changes: readonly Change[]) => {
    plan.push(...changes);
    map = applyPlan(map, changes);
  };
  const [selected] = session.view.getState().selection;
  const chosen = selected === undefined ? undefined : (map.touchpoints.get(selected)?.stage ?? selected);
  const there = chosen !== undefined && map.stages.has(chosen) ? chosen : [...map.stages.keys()].at(-1);
  const stage = there ?? session.newId();
  if (there === undefined) carryOn(addStage(map, { id: stage }));
  const ids = names.slice(0, mostLines).map((name) => {
    const id = session.newId();
    carryOn(addTouchpoint(map, { id, stage, name: name.slice(0, 300) }));
    return id;
  });
  if (!commit(session, plan)) return;
  reveal(session, ids[0] ?? stage);
  select(session.view, ids);
  if (names.length > mostLines) {
    toast(session.view, { tone: 'info', text: `Pasted the first ${mostLines} of ${names.length} lines.` });
  }
}

/** A spreadsheet puts a cell of several lines in quotes and doubles those in it. */
const cellOfLines = /(?<=^|\t)"((?:[^"]|"")*[\n\t](?:[^"]|"")*)"(?=[\t\r\n]|$)/gm;

const inOneLine = (_: string, cell: string) => cell.replaceAll('""', '"').replaceAll(/\s+/g, ' ');

/** The first cell of each row, or each line. */
function namesIn(text: string): string[] {
  return text
    .replaceAll(cellOfLines, inOneLine)
    .split(/\r?\n/)
    .map((line) => line.split('\t')[0]?.trim() ?? '')
    .filter((name) => name !== '');
}
