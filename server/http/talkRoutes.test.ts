import { describe, expect, it } from 'vitest';
import { joinAsGuest } from '#server/testing/joinAsGuest.ts';
import { onTrack, startTalking } from '#server/testing/startTalking.ts';
import { startTestServer } from '#server/testing/startTestServer.ts';

describe('commands', () => {
  it('make a thread and answers to it, each with its author and a later time than the one before', async () => {
    const { ada, ben } = await startTalking();
    expect(await ben.status('POST', '/comments', { id: 'c2', on: { thread: 'c1' }, text: ' We do. ' })).toBe(
      204,
    );
    const { threads, comments, people } = await ada.talk();
    expect(threads).toEqual([{ id: 'c1', on: onTrack, resolvedAt: null, resolvedBy: null }]);
    const sorted = comments.toSorted((a, b) => (a.at < b.at ? -1 : 1));
    expect(sorted.map(({ id, author, text }) => [id, author, text])).toEqual([
      ['c1', 'ada', 'Nobody owns this.'],
      ['c2', 'ben', 'We do.'],
    ]);
    expect(sorted[0]!.at < sorted[1]!.at).toBe(true);
    expect(people).toContainEqual({ id: 'ada', name: 'Ada Łukasz' });
  });

  it('that come twice are one act, also after others', async () => {
    const { ada, ben, first } = await startTalking();
    expect(await ada.status('POST', '/comments', first)).toBe(204);
    const edit = (act: string, text: string) => ada.status('PATCH', '/comments/c1', { act, text });
    for (const [act, text] of [
      ['e1', 'First words'],
      ['e2', 'Last words'],
      ['e1', 'First words'],
    ] as const) {
      expect(await edit(act, text)).toBe(204);
    }
    expect(await ben.status('PATCH', '/threads/c1', { act: 'r1', isResolved: true })).toBe(204);
    expect(await ada.status('PATCH', '/threads/c1', { act: 'r2', isResolved: false })).toBe(204);
    expect(await ben.status('PATCH', '/threads/c1', { act: 'r1', isResolved: true })).toBe(204);
    const { threads, comments } = await ada.talk();
    expect(comments.map(({ text }) => text)).toEqual(['Last words']);
    expect(threads).toMatchObject([{ resolvedAt: null, resolvedBy: null }]);
    // Somebody else who sends the same id is not told that it was done.
    expect(await ben.status('POST', '/comments', first)).toBe(409);
  });

  it('let nobody speak for somebody else; an admin may delete, and who deleted may have it back', async () => {
    const { ada, ben } = await startTalking();
    expect(await ben.status('PATCH', '/comments/c1', { act: 'e1', text: 'Mine now' })).toBe(403);
    expect(await ben.status('DELETE', '/comments/c1?act=d1')).toBe(204);
    expect((await ada.talk()).comments[0]).toMatchObject({ text: '', deletedAt: expect.any(String) });
    expect(await ada.status('PATCH', '/comments/c1', { act: 'e2', text: 'Still here' })).toBe(404);
    expect(await ben.status('POST', '/comments/c1/restore', { act: 'u1' })).toBe(204);
    expect((await ada.talk()).comments[0]).toMatchObject({ text: 'Nobody owns this.', deletedAt: null });
    // A late repetition of the deletion does not delete again.
    expect(await ben.status('DELETE', '/comments/c1?act=d1')).toBe(204);
    expect((await ada.talk()).comments[0]).toMatchObject({ deletedAt: null });
  });

  it('open a resolved thread again by answering in it', async () => {
    const { ada, ben } = await startTalking();
    expect(await ada.status('PATCH', '/threads/c1', { act: 'r1', isResolved: true })).toBe(204);
    expect((await ben.talk()).threads[0]).toMatchObject({ resolvedBy: 'ada' });
    expect(await ben.status('POST', '/comments', { id: 'c2', on: { thread: 'c1' }, text: 'Not yet.' })).toBe(
      204,
    );
    expect((await ben.talk()).threads[0]).toMatchObject({ resolvedAt: null, resolvedBy: null });
  });

  it('of somebody who left the browser to another are not carried out as that other’s', async () => {
    const server = await startTestServer({ auth: 'accounts' });
    const { id } = await server.makeMap();
    const [gina, hugo] = [await joinAsGuest(server, id, { name: 'Gina' }), await joinAsGuest(server, id)];
    const say = (saidBy: string, act: string) =>
      fetch(`${server.url}/api/v1/maps/${id}/comments`, {
        method: 'POST',
        headers: {
          ...hugo.headers,
          'content-type': 'application/json',
          'throughline-person': `${saidBy},Gina`,
        },
        body: JSON.stringify({ id: act, on: onTrack, text: 'Hugo is late again.' }),
      });
    const refusal = await say(gina.personId, 'c1');
    expect([refusal.status, (await refusal.json()).detail]).toEqual([
      409,
      expect.stringContaining('under another name'),
    ]);
    expect((await say(hugo.personId, 'c2')).status).toBe(204);
    const { comments } = await (await hugo.call('GET', `/api/v1/maps/${id}/comments`)).json();
    expect(comments).toMatchObject([{ id: 'c2', author: hugo.personId }]);
  });

  it('that make no sense are refused, and nothing changes', async () => {
    const { ada } = await startTalking();
    const before = await ada.talk();
    const refused: [string, string, object | undefined, number][] = [
      ['POST', '/comments', { id: 'x', on: onTrack, text: '  ' }, 400],
      ['POST', '/comments', { id: 'x', on: onTrack, text: 'x'.repeat(4_001) }, 400],
      ['POST', '/comments', { id: '__proto__', on: onTrack, text: 'x' }, 400],
      ['POST', '/comments', { id: 'x', on: { noun: 'secrets', id: 'a' }, text: 'x' }, 400],
      ['POST', '/comments', { id: 'x', on: { thread: 'gone' }, text: 'x' }, 404],
      ['DELETE', '/comments/gone?act=d', undefined, 404],
      ['DELETE', '/comments/c1', undefined, 400],
      ['POST', '/comments/gone/restore', { act: 'u' }, 404],
    ];
    for (const [method, path, body, status] of refused) {
      expect([path, await ada.status(method, path, body)]).toEqual([path, status]);
    }
    expect(await ada.talk()).toEqual(before);
  });
});

describe('read marks', () => {
  it('are each person’s own, never go back, and one for all stands for those of single threads', async () => {
    const { ada, ben } = await startTalking();
    const marks = async () => (await ada.call('GET', '/comments/read')).json();
    const [early, late] = ['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'];
    await ada.call('POST', '/comments/read', { thread: 'c1', through: late });
    await ada.call('POST', '/comments/read', { thread: 'c1', through: early });
    expect(await marks()).toEqual({ all: null, threads: { c1: late } });
    await ada.call('POST', '/comments/read', { through: early });
    expect(await marks()).toEqual({ all: early, threads: { c1: late } });
    await ada.call('POST', '/comments/read', { through: late });
    expect(await marks()).toEqual({ all: late, threads: {} });
    expect(await (await ben.call('GET', '/comments/read')).json()).toEqual({ all: null, threads: {} });
  });
});
