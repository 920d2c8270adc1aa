import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Comment } from '#domain/talk/comment.ts';
import { emptyTalk, type Talk } from '#domain/talk/talk.ts';
import { mirrorTalk } from './mirrorTalk.ts';
import { talkRecordsOf } from './talkSchema.ts';
import { makeTalkDocument, writeTalk } from './writeTalk.ts';

const at = '2026-01-02T03:04:05.000Z';

function commentOf(id: string, text: string): Comment {
  return {
    id,
    thread: 'a',
    author: 'ada',
    at,
    editedAt: null,
    deletedAt: null,
    text,
    mentions: [],
    acts: [],
  };
}

/** A server's talk and a reader of it. */
function talking() {
  const server = makeTalkDocument();
  const reader = new Y.Doc();
  server.on('update', (update: Uint8Array) => Y.applyUpdate(reader, update));
  Y.applyUpdate(reader, Y.encodeStateAsUpdate(server));
  const waiting: (() => void)[] = [];
  const shown: Talk[] = [];
  mirrorTalk(
    reader,
    (run) => waiting.push(run),
    (talk) => shown.push(talk),
  );
  const write = (...comments: Comment[]) =>
    writeTalk(
      server,
      comments.map((record) => ({ noun: 'comments', record })),
      at,
    );
  return { reader, shown, write, tick: () => waiting.splice(0).forEach((run) => run()) };
}

test('what the server writes comes back as it was written, several acts in one go', () => {
  const { shown, write, tick } = talking();
  expect(shown).toEqual([emptyTalk]);
  write(commentOf('a', 'One'));
  write(commentOf('b', 'Two'));
  tick();
  expect(shown).toHaveLength(2);
  expect([...shown[1]!.comments.values()]).toEqual([commentOf('a', 'One'), commentOf('b', 'Two')]);
});

test('a comment that did not change keeps its identity', () => {
  const { shown, write, tick } = talking();
  write(commentOf('a', 'One'), commentOf('b', 'Two'));
  tick();
  write(commentOf('b', 'Two, changed'));
  tick();
  expect(shown[2]!.comments.get('a')).toBe(shown[1]!.comments.get('a'));
  expect(shown[2]!.comments.get('b')?.text).toBe('Two, changed');
  expect(shown[2]!.threads).toBe(shown[1]!.threads);
});

test('a record that does not fit is left out, and one that does not fit is never written', () => {
  const { reader, shown, write, tick } = talking();
  write(commentOf('a', 'One'));
  talkRecordsOf(reader, 'comments').set('odd', new Y.Map([['text', 7]]));
  tick();
  expect([...shown.at(-1)!.comments.keys()]).toEqual(['a']);
  expect(() => write(commentOf('b', 'x'.repeat(4_001)))).toThrow();
  tick();
  expect(shown.at(-1)!.comments.has('b')).toBe(false);
});
