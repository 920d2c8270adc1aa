/** `far`: stage blocks on one canvas; `cards`: name, dot, number; `full`: everything. */
export type Detail = 'far' | 'cards' | 'full';

const farBelow = 0.35;
const fullAbove = 0.8;
const slack = 0.02;

/** The detail at a zoom; within the slack around a threshold it stays what it was, so that nothing flickers. */
export function detailAt(zoom: number, before: Detail): Detail {
  if (zoom < (before === 'far' ? farBelow + slack : farBelow)) return 'far';
  if (zoom > (before === 'full' ? fullAbove - slack : fullAbove)) return 'full';
  return 'cards';
}
