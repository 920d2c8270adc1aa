import { expect, test } from 'vitest';
import { Access } from './Access.ts';
import { sessionMs, ticketMs, timeAfter } from './accessTimes.ts';

test('a ticket is good for half a day, and no longer than the session that asked for it', async () => {
  const access = Access.open(':memory:', 'accounts', 'token');
  const start = new Date('2026-01-01T00:00:00Z');
  const accountId = (await access.accounts.makeOwner('Olga', 'a password of the owner', start)) ?? '';
  access.sessions.start({ accountId }, start);
  const [session] = access.sessions.list(accountId, start);
  const wish = { mapId: 'm', role: 'viewer', personId: accountId, name: 'Olga' } as const;
  const ask = (now: Date, sessionId: string | null) => access.tickets.issue({ ...wish, sessionId }, now);
  expect(ask(start, session!.id).expiresAt).toBe(timeAfter(start, ticketMs));
  const lastHour = new Date(start.getTime() + sessionMs - 3_600_000);
  const { access: ticket, expiresAt } = ask(lastHour, session!.id);
  expect(expiresAt).toBe(timeAfter(start, sessionMs));
  expect(access.tickets.find(ticket)?.expiresAt).toBe(expiresAt);
  expect(ask(lastHour, null).expiresAt).toBe(timeAfter(lastHour, ticketMs));
});
