/**
 * The epoch of a map that starts over. It is above the one before, and above all that any browser may have seen of the
 * map on this or another machine, also where the folder that knew them is lost: epochs begin at 1 and rise to the
 * present second of the clock.
 */
export function nextEpoch(epoch: number, now: Date): number {
  return Math.max(epoch + 1, Math.floor(now.getTime() / 1000));
}
