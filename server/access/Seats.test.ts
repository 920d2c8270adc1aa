import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Connection } from '#server/sync/Connection.ts';
import { Access } from './Access.ts';
import { sessionMs, timeAfter } from './accessTimes.ts';
import { endings } from './endings.ts';
import { Seats } from './Seats.ts';

const hour = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Somebody who came by a link just now, on a socket; `closes` are the reasons that it was closed for. */
function sitByLink(expiresAt: string | null): { closes: string[] } {
  const access = Access.open(':memory:', 'accounts', 'token');
  const now = new Date();
  const wish = { mapId: 'm', role: 'viewer', department: null, view: null, verbatims: false } as const;
  const { link } = access.links.make({ ...wish, expiresAt }, now);
  const { id: personId } = access.people.add(link, 'Gina Guest', now);
  const session = access.sessions.start({ personId }, now);
  const { principal, end } = access.door.whoIs({ session, ticket: null, person: null }, now);
  const closes: string[] = [];
  const line = {
    readyState: 1,
    bufferedAmount: 0,
    send: () => undefined,
    close: (_code: number, reason: string) => void closes.push(reason),
    terminate: () => undefined,
  };
  const options = {
    principal,
    document: 'map',
    wantsAcks: false,
    now: now.getTime(),
    stateVectorBytes: () => 0,
  } as const;
  new Seats().take(new Connection(line, options), 'm', end);
  return { closes };
}

test('who came by a link that ends is out then, and told that the link has expired', () => {
  const { closes } = sitByLink(timeAfter(new Date(), 2 * hour));
  vi.advanceTimersByTime(2 * hour - 1);
  expect(closes).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(closes).toEqual([endings.linkExpired.reason]);
});

test('who came by a link without an end stays as long as their session, longer than any timer, and is told of that', () => {
  const { closes } = sitByLink(null);
  vi.advanceTimersByTime(sessionMs - 1);
  expect(closes).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(closes).toEqual([endings.sessionEnded.reason]);
});
