/** The room of a map on the sync server. The epoch rises when clients must start over with a new document. */
export function roomOf(map: { readonly id: string; readonly epoch: number }): string {
  return `${map.id}.${map.epoch}`;
}
