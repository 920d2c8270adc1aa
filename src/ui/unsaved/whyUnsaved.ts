import { closeCodes } from '#document/closeCodes.ts';

/** Why the server did not take some work, by the code with which it closed the connection. */
export function whyUnsaved(code: number | null): string {
  switch (code) {
    case null:
      return 'The tab in which this was typed was closed before the server had it.';
    case closeCodes.forbidden:
      return 'You were not allowed to change the map any more when this reached the server.';
    case closeCodes.signIn:
      return 'Somebody else typed this with this browser, and left before it was saved. Applied, it goes on the map in your name.';
    case closeCodes.epoch:
      return 'The map was replaced by another copy before this was saved.';
    case closeCodes.mapFull:
    case closeCodes.tooLarge:
      return 'The map had no room for it.';
    case closeCodes.clientTooOld:
      return 'It was typed with an older version of this page.';
    default:
      return 'The server could not read it as an edit of this map.';
  }
}
