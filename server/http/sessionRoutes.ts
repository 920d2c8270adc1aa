import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { sessionMs } from '#server/access/accessTimes.ts';
import { readCookie, rejoinCookie, sessionCookie, writeCookie } from '#server/access/cookies.ts';
import { endSession } from '#server/access/endSession.ts';
import { Entrance, type Entered, type Wish } from '#server/access/Entrance.ts';
import { newPasswordSchema } from '#server/access/passwordHash.ts';
import { personNameSchema } from '#server/access/personName.ts';
import { ok, problem, type Answer } from './answer.ts';
import { apiPrefix, addEndpoint, type Endpoint } from './endpoint.ts';
import type { AppNeeds } from './AppNeeds.ts';
import { comeInSchema, sessionSchema, toSession } from './toSession.ts';

const name = personNameSchema;
const secret = z.string().min(1).max(1_000);
const wishSchema = z.union(
  [
    z.strictObject({ password: secret }),
    z.strictObject({ token: secret, name }),
    z.strictObject({ code: secret, name }),
  ],
  'send {"password"}, {"token", "name"} or {"code", "name"}; a name has 1 to 60 characters',
);

const noAccounts = problem(
  409,
  'Everyone on this machine is the admin here, so there is nothing to sign in to. `npm run host` serves others.',
);
const year = 365 * 24 * 3_600_000;

/** Signing in, joining by a link or a code, setting the server up, and who one is. */
export function registerSessionRoutes(app: FastifyInstance, needs: AppNeeds): void {
  const add = <P, Q, B>(endpoint: Endpoint<P, Q, B>) => addEndpoint(app, needs.description, endpoint);
  const entrance = new Entrance(needs.access);
  const session = { description: 'Who asks', schema: sessionSchema };
  add({
    method: 'GET',
    path: '/session',
    access: 'enter',
    summary: 'Who I am here, and what I may do',
    answers: { 200: session },
    answer: async ({ principal }) => ok(toSession(principal, needs.access)),
  });
  add({
    method: 'POST',
    path: '/session',
    access: 'enter',
    summary: 'Sign in with the password, or join a map by its link or code',
    body: wishSchema,
    answers: {
      201: { description: 'Who came in', schema: comeInSchema },
      401: { description: 'It opens nothing' },
      409: { description: 'Nobody signs in to this server' },
      429: { description: 'Too many wrong ones. Wait' },
    },
    answer: async ({ body, request, principal }) => {
      if (needs.access.mode === 'local') return noAccounts;
      const from = {
        address: request.ip,
        rejoinOf: (mapId: string) => readCookie(request.headers, rejoinCookie(mapId)),
        principal,
      };
      return comeIn(needs, await entrance.enter(toWish(body), from, new Date()), request);
    },
  });
  add({
    method: 'DELETE',
    path: '/session',
    access: 'enter',
    summary: 'Sign out, here and now',
    answers: { 204: { description: 'Signed out' } },
    answer: async ({ principal }) => {
      if (principal.kind === 'account' || principal.kind === 'guest') {
        const mapId = principal.kind === 'guest' ? principal.mapId : null;
        endSession(needs.access, principal.sessionId);
        const { personId } = principal;
        needs.access.audit.add({ at: new Date(), mapId, personId, what: 'signed out' });
      }
      return { status: 204, cookies: [cookie(needs, '', 0)] };
    },
  });
  addSetUp(app, needs);
}

function addSetUp(app: FastifyInstance, needs: AppNeeds): void {
  addEndpoint(app, needs.description, {
    method: 'POST',
    path: '/setup',
    access: 'enter',
    summary: 'Become the owner of a new server, with the one-time link that it printed',
    body: z.strictObject({
      token: secret,
      name,
      password: newPasswordSchema,
    }),
    answers: {
      201: { description: 'It is yours', schema: comeInSchema },
      401: { description: 'Not the set-up link, or somebody was first' },
    },
    answer: async ({ body, request }) => {
      const { access } = needs;
      const now = new Date();
      const accountId = access.isSetUpToken(body.token)
        ? await access.accounts.makeOwner(body.name, body.password, now)
        : null;
      if (accountId === null) {
        return problem(
          401,
          'This set-up link is used up or not of this start of the server. Its output has the link.',
        );
      }
      access.audit.add({ at: now, mapId: null, personId: accountId, what: 'set the server up' });
      const entered = {
        session: access.sessions.start({ accountId }, now),
        mapId: null,
        view: null,
        rejoin: null,
      };
      return comeIn(needs, { state: 'in', ...entered }, request);
    },
  });
}

function toWish(body: z.infer<typeof wishSchema>): Wish {
  if ('password' in body) return { kind: 'password', password: body.password };
  return { kind: 'link', key: body, name: body.name };
}

function comeIn(needs: AppNeeds, entered: Entered, request: FastifyRequest): Answer {
  switch (entered.state) {
    case 'refused':
      return problem(401, entered.reason);
    case 'wait': {
      const answer = problem(429, `Too many that were wrong. Try again in ${entered.seconds} seconds.`);
      return { ...answer, headers: { ...answer.headers, 'retry-after': String(entered.seconds) } };
    }
    case 'owner':
      return {
        status: 201,
        body: {
          ...toSession(request.principal, needs.access),
          mapId: entered.mapId,
          view: entered.view,
        },
      };
    case 'in': {
      const brought = { session: entered.session, ticket: null, person: null };
      request.principal = needs.access.door.whoIs(brought, new Date()).principal;
      const cookies = [cookie(needs, entered.session, sessionMs)];
      if (entered.rejoin !== null && entered.mapId !== null) {
        cookies.push(keep(needs, entered.mapId, entered.rejoin));
      }
      return {
        status: 201,
        body: { ...toSession(request.principal, needs.access), view: entered.view },
        cookies,
      };
    }
  }
}

function cookie(needs: AppNeeds, value: string, maxAgeMs: number): string {
  return writeCookie(sessionCookie, value, { maxAgeMs, path: '/', isSecure: isSecure(needs) });
}

/** The rejoin secret goes to one address only, and outlives links and sessions. */
function keep(needs: AppNeeds, mapId: string, value: string): string {
  const path = `${apiPrefix}/session`;
  return writeCookie(rejoinCookie(mapId), value, { maxAgeMs: year, path, isSecure: isSecure(needs) });
}

function isSecure(needs: AppNeeds): boolean {
  return needs.site.origin.startsWith('https:');
}
