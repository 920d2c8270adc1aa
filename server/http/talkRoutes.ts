import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { idSchema } from '#domain/map/id.ts';
import { commentSchema, commentTextSchema, mentionsSchema } from '#domain/talk/comment.ts';
import { speakerSchema } from '#domain/talk/speaker.ts';
import { commentOnSchema, type TalkCommand } from '#domain/talk/talkCommand.ts';
import { threadSchema } from '#domain/talk/thread.ts';
import { readMarksSchema } from '#domain/talk/readMarks.ts';
import { authorize } from '#server/access/authorize.ts';
import { saidId } from '#server/access/localPrincipal.ts';
import { personOf, type Principal } from '#server/access/Principal.ts';
import { Paces } from '#server/talk/Paces.ts';
import { ok, problem, type Answer } from './answer.ts';
import type { AppNeeds } from './AppNeeds.ts';
import { addEndpoint, type Endpoint } from './endpoint.ts';
import { noMap, noMapAnswer } from './noMap.ts';

const params = z.object({ id: idSchema });
const ofComment = z.object({ id: idSchema, comment: idSchema });
const ofThread = z.object({ id: idSchema, thread: idSchema });
const act = idSchema.describe('Made anew by the client for each act; the same one twice is carried out once');

const acted = {
  204: {
    description: 'Done, on disk, and told to everyone; also where this act had been carried out before',
  },
  403: { description: 'Somebody else’s words' },
  404: { description: 'No such map, thread or comment' },
  409: {
    description: 'Written by somebody else in this browser: who asks says another id than the session’s',
  },
  429: { description: 'Faster than people talk' },
};

type Asker = { readonly id: string; readonly name: string; readonly mayModerate: boolean };

const statusOf = { missing: 404, forbidden: 403, conflict: 409 } as const;

/** What people say about a map. Everything that they do is a command here; the sockets of a talk only read. */
export function registerTalkRoutes(app: FastifyInstance, needs: AppNeeds): void {
  const paces = new Paces();
  const carryOut: CarryOut = async (mapId, { principal, request }, command) => {
    if (isOfAnother(principal, request)) return ofAnother;
    const asker = askerOf(principal, mapId);
    if (!paces.take(asker.id, Date.now())) return tooFast;
    const plan = await needs.talks.act(mapId, command, asker, Date.now());
    if (plan === null) return noMap;
    return plan.writes === undefined ? problem(statusOf[plan.because], plan.problem) : { status: 204 };
  };
  registerReading(app, needs, paces);
  registerComments(app, needs, carryOut);
  registerThreads(app, needs, carryOut);
}

const ofAnother = problem(
  409,
  'it was written in this browser under another name, so it was not sent. Reload the page to go on under your own.',
);

/** A page that was opened by one person still acts as them when another has come in with the same browser. */
function isOfAnother(principal: Principal, { headers }: FastifyRequest): boolean {
  const said = saidId(headers['throughline-person']);
  return principal.kind !== 'local' && said !== null && said !== personOf(principal).personId;
}

const tooFast = problem(429, 'That was more at once than anybody says. Wait a moment, then send it again.');

/** Who asks, past the door. */
function askerOf(principal: Principal, mapId: string): Asker {
  const { personId, name } = personOf(principal);
  const mayModerate = authorize(principal, 'manageMap', mapId) === 'allowed';
  return { id: personId, name: name.slice(0, 60), mayModerate };
}

type Asking = { readonly principal: Principal; readonly request: FastifyRequest };
type CarryOut = (mapId: string, asking: Asking, command: TalkCommand) => Promise<Answer>;

function registerComments(app: FastifyInstance, needs: AppNeeds, carryOut: CarryOut): void {
  const add = <P, Q, B>(endpoint: Endpoint<P, Q, B>) => addEndpoint(app, needs.description, endpoint);
  add({
    method: 'POST',
    path: '/maps/:id/comments',
    access: 'comment',
    summary: 'Say something: on a thing or a spot of the map, which opens a thread, or in a thread',
    params,
    body: z.strictObject({
      id: act,
      on: commentOnSchema,
      text: commentTextSchema,
      mentions: mentionsSchema.default([]),
    }),
    answers: {
      ...acted,
      409: {
        description: 'The id is taken, all comments that a map takes are there, or as for the other acts',
      },
    },
    answer: async ({ params: { id }, body: { id: actId, ...said }, ...asking }) =>
      carryOut(id, asking, { do: 'comment', act: actId, ...said }),
  });
  add({
    method: 'PATCH',
    path: '/maps/:id/comments/:comment',
    access: 'comment',
    summary: 'Change the words of one’s own comment',
    params: ofComment,
    body: z.strictObject({ act, text: commentTextSchema, mentions: mentionsSchema.default([]) }),
    answers: acted,
    answer: async ({ params: { id, comment }, body, ...asking }) =>
      carryOut(id, asking, { do: 'edit', comment, ...body }),
  });
  add({
    method: 'DELETE',
    path: '/maps/:id/comments/:comment',
    access: 'comment',
    summary: 'Delete one’s own comment; an admin, any',
    params: ofComment,
    query: z.strictObject({ act }),
    answers: acted,
    answer: async ({ params: { id, comment }, query, ...asking }) =>
      carryOut(id, asking, { do: 'delete', comment, act: query.act }),
  });
  add({
    method: 'POST',
    path: '/maps/:id/comments/:comment/restore',
    access: 'comment',
    summary: 'Bring a comment back that was deleted within the last ten minutes',
    params: ofComment,
    body: z.strictObject({ act }),
    answers: acted,
    answer: async ({ params: { id, comment }, body, ...asking }) =>
      carryOut(id, asking, { do: 'restore', comment, act: body.act }),
  });
}

function registerThreads(app: FastifyInstance, needs: AppNeeds, carryOut: CarryOut): void {
  addEndpoint(app, needs.description, {
    method: 'PATCH',
    path: '/maps/:id/threads/:thread',
    access: 'comment',
    summary: 'Resolve a thread, or open it again',
    params: ofThread,
    body: z.strictObject({ act, isResolved: z.boolean() }),
    answers: acted,
    answer: async ({ params: { id, thread }, body, ...asking }) =>
      carryOut(id, asking, { do: body.isResolved ? 'resolve' : 'reopen', thread, act: body.act }),
  });
}

const talkSchema = z.object({
  threads: z.array(threadSchema.omit({ acts: true })),
  comments: z.array(commentSchema.omit({ acts: true })),
  people: z.array(speakerSchema),
});

function registerReading(app: FastifyInstance, needs: AppNeeds, paces: Paces): void {
  const add = <P, Q, B>(endpoint: Endpoint<P, Q, B>) => addEndpoint(app, needs.description, endpoint);
  add({
    method: 'GET',
    path: '/maps/:id/comments',
    access: 'readMap',
    summary: 'All that is said about a map; live on the sync socket `<room>.talk`',
    params,
    answers: { 200: { description: 'The talk', schema: talkSchema }, ...noMapAnswer },
    answer: async ({ params: { id } }) => {
      const talk = await needs.talks.read(id);
      if (talk === null) return noMap;
      const { threads, comments, people } = talk;
      return ok({
        threads: [...threads.values()].map(({ acts: _acts, ...rest }) => rest),
        comments: [...comments.values()].map(({ acts: _acts, ...rest }) => rest),
        people: [...people.values()],
      } satisfies z.infer<typeof talkSchema>);
    },
  });
  add({
    method: 'GET',
    path: '/maps/:id/comments/read',
    access: 'readMap',
    summary: 'How far I have read; nobody else is told',
    params,
    answers: { 200: { description: 'My marks', schema: readMarksSchema }, ...noMapAnswer },
    answer: async ({ params: { id }, principal }) =>
      (await needs.keeper.find(id)) === null
        ? noMap
        : ok(needs.talks.marks.of(id, askerOf(principal, id).id)),
  });
  add({
    method: 'POST',
    path: '/maps/:id/comments/read',
    access: 'readMap',
    summary: 'Mark what I have read: one thread, or all, up to a comment’s time',
    params,
    body: z.strictObject({ through: z.iso.datetime(), thread: idSchema.optional() }),
    answers: { 204: acted[204], 429: acted[429], ...noMapAnswer },
    answer: async ({ params: { id }, body: { through, thread }, principal }) => {
      const asker = askerOf(principal, id);
      if (!paces.take(asker.id, Date.now())) return tooFast;
      if ((await needs.keeper.find(id)) === null) return noMap;
      needs.talks.marks.mark(id, asker.id, thread ?? null, through);
      return { status: 204 };
    },
  });
}
