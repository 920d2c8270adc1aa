import { mayWrite } from '#domain/sharing/role.ts';
import { personIdOf, roleOf, type Principal } from '#server/access/Principal.ts';
import { closeCodes } from '#document/closeCodes.ts';
import type { Refusal } from './Guard.ts';
import { limits } from './limits.ts';
import type { Room } from './Room.ts';

/**
 * Why nobody more, or not this one, gets a seat in a room now; null when there is one. All of these pass: the client
 * tries again. On one's own machine people are not counted, and neither are a ticket's programs.
 */
export function seatProblem(room: Room, connections: number, who: Principal): Refusal | null {
  const { audience } = room;
  if (connections >= limits.connections) return full('This server has as many visitors as it can serve.');
  // Who has an account is never kept out by a crowd that came by a link.
  if (who.kind === 'local' || who.kind === 'account') return null;
  if (audience.size >= limits.connectionsOfMap) return full('This map has as many visitors as it can serve.');
  if (who.kind === 'ticket') return null;
  const person = personIdOf(who);
  const editors = new Set<string>();
  let own = 0;
  for (const { principal, role } of audience) {
    const id = personIdOf(principal);
    if (id === person) own += 1;
    if (mayWrite(role)) editors.add(id);
  }
  if (own >= limits.connectionsOfPerson)
    return full('You have this map open too often. Close some of its tabs.');
  if (!mayWrite(roleOf(who)) || editors.has(person) || editors.size < limits.editors) return null;
  return full('200 people are editing this map, which is as many as it bears.');
}

function full(reason: string): Refusal {
  return { code: closeCodes.tooMany, reason };
}
