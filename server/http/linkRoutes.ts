import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { idSchema } from '#domain/map/id.ts';
import { linkSchema as sharedSchema, linkTerms } from '#domain/sharing/link.ts';
import { isViewToShare } from '#domain/sharing/mapView.ts';
import { guestRoleSchema } from '#domain/sharing/role.ts';
import { linkMs, timeAfter } from '#server/access/accessTimes.ts';
import { doneBy } from '#server/access/doneBy.ts';
import { endings } from '#server/access/endings.ts';
import { describeLink, type Link } from '#server/access/Links.ts';
import { personOf, type Principal } from '#server/access/Principal.ts';
import { ok, problem, type Answer } from './answer.ts';
import type { AppNeeds } from './AppNeeds.ts';
import { addEndpoint, type Endpoint } from './endpoint.ts';
import { noMap, noMapAnswer } from './noMap.ts';

const params = z.object({ id: idSchema });
const linkSchema = sharedSchema.extend({
  role: guestRoleSchema,
  code: z.string().describe('Typed at /join instead of opening the link'),
  people: z.number().int().describe('How many came by it'),
});
const withToken = linkSchema.extend({
  token: z.string().describe('Told once: only its hash is kept'),
  url: z.string(),
});
const wish = z.strictObject({
  role: guestRoleSchema,
  department: idSchema.nullish(),
  view: z
    .string()
    .max(2_000)
    .refine(
      isViewToShare,
      'it is the lens and filter of a map’s address, without words that were searched for',
    )
    .nullish()
    .describe('The query of the map’s address that the guest opens on'),
  expiresIn: z.enum(linkTerms).nullable(),
  verbatims: z.boolean().default(false),
});

const noLink = problem(404, 'There is no such link. GET /api/v1/maps/:id/links lists those of a map.');
const noLinkAnswer = { 404: { description: 'No such link' } };
const notServed = problem(
  409,
  'A link from here would lead nowhere: this server answers on this machine only. `npm run host` serves others.',
);

/** Links that let guests into a map: making, changing, rotating and revoking them. */
export function registerLinkRoutes(app: FastifyInstance, needs: AppNeeds): void {
  const add = <P, Q, B>(endpoint: Endpoint<P, Q, B>) => addEndpoint(app, needs.description, endpoint);
  const { links } = needs.access;
  add({
    method: 'GET',
    path: '/maps/:id/links',
    access: 'manageMap',
    summary: 'The links of a map, newest first',
    params,
    answers: {
      200: { description: 'The links', schema: z.object({ links: z.array(linkSchema) }) },
      ...noMapAnswer,
    },
    answer: async ({ params: { id } }) =>
      (await needs.keeper.find(id)) === null ? noMap : ok({ links: links.list(id).map(toListed) }),
  });
  add({
    method: 'POST',
    path: '/maps/:id/links',
    access: 'manageMap',
    summary: 'Make a link for guests',
    params,
    body: wish,
    answers: {
      201: { description: 'The link', schema: withToken },
      409: { description: 'Nobody else can reach this server' },
      ...noMapAnswer,
    },
    answer: async ({ params: { id: mapId }, body, principal }) => {
      if ((await needs.keeper.find(mapId)) === null) return noMap;
      if (needs.access.mode === 'local') return notServed;
      const { role, expiresIn, verbatims, department = null, view = null } = body;
      const now = new Date();
      const expiresAt = expiresIn === null ? null : timeAfter(now, linkMs[expiresIn]);
      const made = links.make({ mapId, role, department, view, verbatims, expiresAt }, now);
      note(needs, principal, made.link, `made ${describeLink(made.link)}`);
      return { ...toTold(needs, made), status: 201 };
    },
  });
  addChanges(app, needs);
}

function addChanges(app: FastifyInstance, needs: AppNeeds): void {
  const add = <P, Q, B>(endpoint: Endpoint<P, Q, B>) => addEndpoint(app, needs.description, endpoint);
  const { links, seats } = needs.access;
  add({
    method: 'PATCH',
    path: '/links/:id',
    access: 'manageServer',
    summary: 'Change what a link lets people do, at once also those who are here by it',
    params,
    body: z.strictObject({ role: guestRoleSchema.optional(), verbatims: z.boolean().optional() }),
    answers: { 200: { description: 'Changed', schema: linkSchema }, ...noLinkAnswer },
    answer: async ({ params: { id }, body, principal }) => {
      const before = links.find(id);
      if (before === null) return noLink;
      const link = links.change(id, { ...before, ...body });
      const ending = doneBy(
        personOf(principal).name,
        'changed what your link lets you do.',
        endings.rightsChanged,
      );
      seats.close((who) => who.kind === 'guest' && who.linkId === id, ending);
      note(needs, principal, link, `turned ${describeLink(before)} into ${describeLink(link)}`);
      return ok(toListed(link));
    },
  });
  add({
    method: 'POST',
    path: '/links/:id/rotate',
    access: 'manageServer',
    summary: 'A new token and code for a link; the old ones let nobody in any more',
    params,
    answers: { 201: { description: 'The link', schema: withToken }, ...noLinkAnswer },
    answer: async ({ params: { id }, principal }) => {
      if (links.find(id) === null) return noLink;
      const made = links.rotate(id, new Date());
      note(needs, principal, made.link, `gave ${describeLink(made.link)} a new address and code`);
      return { ...toTold(needs, made), status: 201 };
    },
  });
  add({
    method: 'DELETE',
    path: '/links/:id',
    access: 'manageServer',
    summary: 'Revoke a link; who is here by it is out at once',
    params,
    answers: { 204: { description: 'Revoked' }, ...noLinkAnswer },
    answer: async ({ params: { id }, principal }) => {
      const link = links.find(id);
      if (link === null) return noLink;
      links.revoke(id, new Date());
      seats.close((who) => who.kind === 'guest' && who.linkId === id, endings.linkRevoked);
      note(needs, principal, link, `revoked ${describeLink(link)}`);
      return { status: 204 };
    },
  });
}

function note({ access }: AppNeeds, principal: Principal, link: Link, what: string): void {
  access.audit.add({ at: new Date(), mapId: link.mapId, personId: personOf(principal).personId, what });
}

function toListed({
  mapId: _mapId,
  keysMadeAt: _keysMadeAt,
  ...rest
}: Link): Omit<Link, 'mapId' | 'keysMadeAt'> {
  return rest;
}

function toTold(needs: AppNeeds, { link, token }: { link: Link; token: string }): Answer {
  // In the fragment, which no browser sends to any server.
  return ok({ ...toListed(link), token, url: `${needs.site.origin}/join#${token}` });
}
