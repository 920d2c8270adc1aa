import { expect, test } from 'vitest';
import { closeCodes, explainClose } from '#document/closeCodes.ts';
import type { ConnectionState } from '#document/connection.ts';
import { lineNews } from './lineNews.ts';

const online: ConnectionState = {
  link: 'online',
  saved: 'saved',
  unsaved: 0,
  isLoaded: true,
  mayWrite: true,
  code: null,
  reason: null,
  lastClose: null,
};

function closedBy(code: number, sentence: string): ConnectionState {
  const lastClose = { code, reason: sentence };
  return explainClose(code) === null
    ? { ...online, link: 'offline', lastClose }
    : { ...online, link: 'ended', code, reason: explainClose(code), lastClose };
}

test('whatever code the server closes with, a person reads a sentence; after a final one there is a way on', () => {
  for (const code of Object.values(closeCodes)) {
    // Changed rights are said by what one may do now (followRights).
    if (code === closeCodes.rightsChanged) continue;
    const news = lineNews(closedBy(code, ''), 'guest');
    expect(news?.text, String(code)).toMatch(/^[A-Z].+\.$/);
    const isOver = news?.tone === 'over';
    expect(isOver, String(code)).toBe(explainClose(code) !== null);
    expect((news?.ways.length ?? 0) > 0, String(code)).toBe(isOver);
  }
});

test('what the server says of a link or a person is read as it said it', () => {
  const news = lineNews(
    closedBy(closeCodes.signIn, 'This link was revoked. Ask who shared the map.'),
    'guest',
  );
  expect(news).toMatchObject({ tone: 'over', text: 'This link was revoked. Ask who shared the map.' });
});

test('a line that works, or just broke, is no news', () => {
  expect(lineNews(online, 'account')).toBeNull();
  expect(lineNews({ ...online, link: 'offline' }, 'account')).toBeNull();
});

test('who may not open the map is shown a way that leads somewhere: a guest types a code, others have their list', () => {
  const closed = closedBy(closeCodes.forbidden, 'Anna took you off this map.');
  expect(lineNews(closed, 'guest')?.ways.map(({ to }) => to)).toEqual(['/join']);
  expect(lineNews(closed, 'account')?.ways.map(({ to }) => to)).toEqual(['/maps']);
});
