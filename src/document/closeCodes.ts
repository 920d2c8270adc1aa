/** Why the server closed a sync socket; named once for both sides (trust.md). 4400–4499 are final, the rest is retried. */
export const closeCodes = {
  badMessage: 4400,
  signIn: 4401,
  forbidden: 4403,
  epoch: 4409,
  mapFull: 4413,
  clientTooOld: 4426,
  joinTimeout: 4508,
  tooLarge: 4513,
  tooMany: 4529,
  rightsChanged: 4205,
  restart: 1012,
  tryAgain: 1013,
} as const;

/** The client does not try again (y-websocket 3 stops too). */
export function isFinal(code: number): boolean {
  return code >= 4400 && code <= 4499;
}

/** What a person reads when the connection ended for good; null where the client just tries again. */
export function explainClose(code: number): string | null {
  switch (code) {
    case closeCodes.badMessage:
      return 'The server refused what this tab sent. Copy what you typed last, then reload the page.';
    case closeCodes.signIn:
      return 'You are no longer signed in. Open the link to this map again.';
    case closeCodes.forbidden:
      return 'There is no such map here, or you may not open it.';
    case closeCodes.epoch:
      return 'This map was replaced by a newer copy. Reload the page to open it.';
    case closeCodes.mapFull:
      return 'This map is full: it may have 5,000 stages, touchpoints and notes, and 10 MB. What you added last was not saved.';
    case closeCodes.tooLarge:
      return 'That edit was too large for the server, however it was cut. It was not saved.';
    case closeCodes.clientTooOld:
      return 'This page is older than the server. Reload the page.';
    default:
      return isFinal(code) ? 'The server ended the connection. Reload the page.' : null;
  }
}
