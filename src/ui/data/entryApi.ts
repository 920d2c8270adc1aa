import { z } from 'zod';
import { enteredSchema, type Entered } from '#domain/sharing/seat.ts';
import { jsonBody, requestJson, type Answer } from './requestJson.ts';

/** What somebody comes in with: the owner's password, a link's token, or its code. */
export type Ticket =
  | { readonly password: string }
  | { readonly token: string; readonly name: string }
  | { readonly code: string; readonly name: string };

/** Lets this browser in: the server answers with who it is now, and keeps that in a cookie. */
export function enter(ticket: Ticket): Promise<Answer<Entered>> {
  return requestJson('/session', enteredSchema, { method: 'POST', ...jsonBody(ticket) });
}

/** Makes the first account, the server's owner, with the token of the set-up link. */
export function setUp(wish: {
  readonly token: string;
  readonly name: string;
  readonly password: string;
}): Promise<Answer<Entered>> {
  return requestJson('/setup', enteredSchema, { method: 'POST', ...jsonBody(wish) });
}

/** Ends this browser's session: its cookie is worth nothing from then on. */
export function leave(): Promise<Answer<unknown>> {
  return requestJson('/session', z.unknown(), { method: 'DELETE' });
}
