import { enteredSchema, seatSchema, type Seat } from '#domain/sharing/seat.ts';
import type { Access } from '#server/access/Access.ts';
import { roleOf, type Principal } from '#server/access/Principal.ts';

const { mapId, needsSetup } = seatSchema.shape;

/** The client's seat, as the API describes it. */
export const sessionSchema = seatSchema.extend({
  mapId: mapId.describe('The one map that a guest may open, or that the link just used is for'),
  needsSetup: needsSetup.describe('Nobody owns this server yet'),
});

export const comeInSchema = sessionSchema.extend({
  view: enteredSchema.shape.view.describe('The query that the link opens the map’s address with'),
});

/** Who asks and what they may do, as the client needs to know it. */
export function toSession(principal: Principal, access: Access): Seat {
  return { ...toWho(principal), mode: access.mode, needsSetup: access.needsSetUp };
}

function toWho(principal: Principal): Omit<Seat, 'mode' | 'needsSetup'> {
  const { kind } = principal;
  const all = { mapId: null, maySeeVerbatims: true, department: null };
  switch (kind) {
    case 'nobody':
      return { ...all, kind, personId: null, name: null, role: null, maySeeVerbatims: false };
    case 'local':
    case 'account':
      return { ...all, kind, personId: principal.personId, name: principal.name, role: roleOf(principal) };
    case 'guest':
    case 'ticket': {
      const { personId, name, role, mapId, maySeeVerbatims, department } = principal;
      return { kind, personId, name, role, mapId, maySeeVerbatims, department };
    }
  }
}
