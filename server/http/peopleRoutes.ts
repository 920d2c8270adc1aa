import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { idSchema } from '#domain/map/id.ts';
import { auditSchema } from '#domain/sharing/audit.ts';
import { doneBy } from '#server/access/doneBy.ts';
import { endings } from '#server/access/endings.ts';
import { personOf, roleOf, type Principal } from '#server/access/Principal.ts';
import type { Person } from '#server/access/People.ts';
import { guestRoleSchema, roleSchema } from '#domain/sharing/role.ts';
import type { Seat } from '#server/access/Seats.ts';
import { ok, problem } from './answer.ts';
import type { AppNeeds } from './AppNeeds.ts';
import { addEndpoint, type Endpoint } from './endpoint.ts';
import { noMap, noMapAnswer } from './noMap.ts';

const personSchema = z.object({
  personId: idSchema,
  name: z.string(),
  role: roleSchema,
  linkId: idSchema.nullable().describe('The link that they came by'),
  isHere: z.boolean(),
  since: z.string().describe('Here since, or where they are not here, first here'),
});
const params = z.object({ id: idSchema });
const onePerson = z.object({ id: idSchema, person: idSchema });
const noGuest = problem(404, 'There is no such guest on this map. GET /api/v1/maps/:id/people lists them.');
const noGuestAnswer = { 404: { description: 'No such guest' } };

/** Who is and was on a map, what they may do, and what was done about it. */
export function registerPeopleRoutes(app: FastifyInstance, needs: AppNeeds): void {
  const add = <P, Q, B>(endpoint: Endpoint<P, Q, B>) => addEndpoint(app, needs.description, endpoint);
  const { access } = needs;
  add({
    method: 'GET',
    path: '/maps/:id/people',
    access: 'manageMap',
    summary: 'Guests of a map and all who are on it now',
    params,
    answers: {
      200: { description: 'The people', schema: z.object({ people: z.array(personSchema) }) },
      ...noMapAnswer,
    },
    answer: async ({ params: { id } }) => {
      if ((await needs.keeper.find(id)) === null) return noMap;
      return ok({ people: toPeople(access.people.list(id), access.seats.of(id)) });
    },
  });
  add({
    method: 'GET',
    path: '/maps/:id/audit',
    access: 'manageMap',
    summary: 'Who did what with a map’s links, people and data, and when; the last 500, newest first',
    params,
    answers: { 200: { description: 'The entries', schema: auditSchema }, ...noMapAnswer },
    answer: async ({ params: { id } }) =>
      (await needs.keeper.find(id)) === null ? noMap : ok({ entries: access.audit.list(id) }),
  });
  addChanges(app, needs);
}

function addChanges(app: FastifyInstance, needs: AppNeeds): void {
  const add = <P, Q, B>(endpoint: Endpoint<P, Q, B>) => addEndpoint(app, needs.description, endpoint);
  const { people, seats, audit } = needs.access;
  const guestOf = (mapId: string, id: string): Person | null => {
    const person = people.find(id);
    return person === null || person.mapId !== mapId || person.removedAt !== null ? null : person;
  };
  const note = (principal: Principal, mapId: string, what: string) =>
    audit.add({ at: new Date(), mapId, personId: personOf(principal).personId, what });
  add({
    method: 'PATCH',
    path: '/maps/:id/people/:person',
    access: 'manageMap',
    summary: 'Change what a guest may do, at once',
    params: onePerson,
    body: z.strictObject({ role: guestRoleSchema }),
    answers: { 204: { description: 'Changed' }, ...noGuestAnswer },
    answer: async ({ params: { id, person }, body: { role }, principal }) => {
      if (guestOf(id, person) === null) return noGuest;
      people.setRole(person, role);
      const { name } = personOf(principal);
      const ending = doneBy(name, 'changed what you may do.', endings.rightsChanged);
      seats.close((who) => who.kind === 'guest' && who.personId === person, ending);
      note(principal, id, `made guest ${person} ${role === 'editor' ? 'an' : 'a'} ${role}`);
      return { status: 204 };
    },
  });
  add({
    method: 'DELETE',
    path: '/maps/:id/people/:person',
    access: 'manageMap',
    summary: 'Remove a guest, at once; the link that they came by stays as it is',
    params: onePerson,
    answers: { 204: { description: 'Removed' }, ...noGuestAnswer },
    answer: async ({ params: { id, person }, principal }) => {
      if (guestOf(id, person) === null) return noGuest;
      people.remove(person, new Date());
      const ending = doneBy(personOf(principal).name, 'took you off this map.', endings.removed);
      seats.close((who) => who.kind === 'guest' && who.personId === person, ending);
      note(principal, id, `removed guest ${person}`);
      return { status: 204 };
    },
  });
}

/** Who is here goes by their first socket; a program with a ticket is its asker and no person of its own. */
function toPeople(guests: readonly Person[], seats: readonly Seat[]): z.infer<typeof personSchema>[] {
  const here = new Map<string, Seat & { principal: Exclude<Principal, { kind: 'nobody' | 'ticket' }> }>();
  for (const seat of seats) {
    const { principal } = seat;
    if (principal.kind === 'nobody' || principal.kind === 'ticket') continue;
    if (!here.has(principal.personId)) here.set(principal.personId, { ...seat, principal });
  }
  const others = [...here.values()].filter(({ principal }) => principal.kind !== 'guest');
  return [
    ...others.map(({ principal, since }) => ({
      personId: principal.personId,
      name: principal.name,
      role: roleOf(principal),
      linkId: null,
      isHere: true,
      since,
    })),
    ...guests.map(({ id, name, role, linkId, createdAt }) => ({
      personId: id,
      name,
      role,
      linkId,
      isHere: here.has(id),
      since: here.get(id)?.since ?? createdAt,
    })),
  ];
}
