const keyOf = (mapId: string): string => `throughline.quotes.${mapId}`;

/** Whether somebody at this browser has said that customers' words may become part of a map. */
export function mayPin(mapId: string): boolean {
  return localStorage.getItem(keyOf(mapId)) === 'allowed';
}

export function allowPinning(mapId: string): void {
  localStorage.setItem(keyOf(mapId), 'allowed');
}
