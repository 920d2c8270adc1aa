import type * as Y from 'yjs';

/** Yjs keeps the items of a map in a field that its types call private API; there is no public way to them. */
export function itemsOf<T>(yMap: Y.Map<T>): Map<string, Y.Item> {
  // oxlint-disable-next-line no-underscore-dangle -- reason: no public accessor exists for a map's items
  return yMap._map;
}
