import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Principal } from '#server/access/Principal.ts';
import { Authors } from './Authors.ts';
import { checkUpdate } from './checkUpdate.ts';
import { limits } from './limits.ts';

function editor(personId: string): Principal {
  const seat = { mapId: 'm', role: 'editor', maySeeVerbatims: false, department: null } as const;
  return { kind: 'guest', personId, name: personId, sessionId: 's', linkId: 'l', ...seat };
}

const ann = editor('ann');
const bob = editor('bob');
const knownUpTo = (clock: number) => () => clock;
const span = (client: number, first: number, end: number) => ({ client, first, end });

describe('whose structs are whose', () => {
  it('an unknown id belongs to its first sender, and nobody else adds to it', () => {
    const authors = new Authors(new Map());
    expect(authors.problemOf(ann, [span(7, 0, 3)], knownUpTo(0))).toBeNull();
    authors.note(ann, [span(7, 0, 3)], knownUpTo(0));
    expect(authors.problemOf(bob, [span(7, 3, 4)], knownUpTo(3))).toContain('somebody else');
    expect(authors.problemOf(bob, [span(7, 9, 12)], knownUpTo(3))).toContain('somebody else');
    expect(authors.problemOf(bob, [span(8, 0, 1), span(7, 0, 4)], knownUpTo(3))).toContain('somebody else');
    expect(authors.problemOf(ann, [span(7, 3, 4)], knownUpTo(3))).toBeNull();
    expect([...authors.takeFresh()]).toEqual([[7, 'ann']]);
    expect(authors.takeFresh().size).toBe(0);
  });

  it('what is known already passes from anybody, and binds nothing', () => {
    const authors = new Authors(new Map([[7, 'ann']]));
    expect(authors.problemOf(bob, [span(7, 0, 3), span(8, 0, 3)], knownUpTo(3))).toBeNull();
    authors.note(bob, [span(7, 0, 3), span(8, 0, 3)], knownUpTo(3));
    expect(authors.takeFresh().size).toBe(0);
  });

  it('an id that somebody was present under is theirs before they write', () => {
    const authors = new Authors(new Map());
    expect(authors.meet(ann, 7)).toBe(true);
    expect(authors.meet(bob, 7)).toBe(false);
    expect(authors.problemOf(bob, [span(7, 0, 1)], knownUpTo(0))).toContain('somebody else');
    expect(authors.problemOf(ann, [span(7, 0, 1)], knownUpTo(0))).toBeNull();
    const later = new Authors(authors.takeFresh());
    expect(later.problemOf(bob, [span(7, 0, 1)], knownUpTo(0))).toContain('somebody else');
    expect(later.problemOf(ann, [span(7, 0, 1)], knownUpTo(0))).toBeNull();
  });

  it('what is not there yet is deleted by who writes it alone', () => {
    const authors = new Authors(new Map([[7, 'ann']]));
    const deletes = [{ client: 7, end: 5 }];
    expect(authors.problemOfDeletes(bob, { spans: [], deletes }, knownUpTo(5))).toBeNull();
    expect(authors.problemOfDeletes(bob, { spans: [], deletes }, knownUpTo(4))).toContain(
      'nobody has written',
    );
    expect(authors.problemOfDeletes(ann, { spans: [], deletes }, knownUpTo(4))).toBeNull();
    const [own, later] = [
      { client: 8, end: 2 },
      { client: 8, end: 3 },
    ];
    const spans = [span(8, 0, 2)];
    expect(authors.problemOfDeletes(bob, { spans, deletes: [own] }, knownUpTo(0))).toBeNull();
    expect(authors.problemOfDeletes(bob, { spans, deletes: [later] }, knownUpTo(0))).not.toBeNull();
  });

  it('on one’s own machine all may write under all ids, and it is still known who came first', () => {
    const authors = new Authors(new Map());
    const one: Principal = { kind: 'local', personId: 'one', name: 'One' };
    const two: Principal = { kind: 'local', personId: 'two', name: 'Two' };
    authors.note(one, [span(7, 0, 1)], knownUpTo(0));
    expect(authors.problemOf(two, [span(7, 1, 2)], knownUpTo(1))).toBeNull();
    authors.note(two, [span(7, 1, 2)], knownUpTo(1));
    expect([...authors.takeFresh()]).toEqual([[7, 'one']]);
  });
});

describe('the clocks of an update', () => {
  it('are those that Yjs finds in it', () => {
    const updates: Uint8Array[] = [];
    for (const client of [5, 6]) {
      const doc = new Y.Doc();
      doc.clientID = client;
      doc.on('update', (update: Uint8Array) => updates.push(update));
      for (let n = 0; n < 4; n++) doc.getMap('notes').set(`k${n}`, [n, 'text']);
    }
    // All of client 5; of client 6 all but one, which leaves a gap.
    const merged = Y.mergeUpdates(updates.filter((_, n) => n !== 5));
    const shape = checkUpdate(merged, limits.structs);
    const { from, to } = Y.parseUpdateMeta(merged);
    expect('spans' in shape ? shape.spans.length : 0).toBe(2);
    for (const { client, first, end } of 'spans' in shape ? shape.spans : []) {
      expect([first, end]).toEqual([from.get(client), to.get(client)]);
    }
  });
});
