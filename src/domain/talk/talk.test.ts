import '#testing/propertyRuns.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planTalk, type TalkActor, type TalkLook } from './planTalk.ts';
import { afterWrites, emptyTalk, type Talk } from './talk.ts';
import type { TalkCommand } from './talkCommand.ts';
import { threadViews } from './threadViews.ts';

function lookAt(
  talk: Talk,
  kept: ReadonlyMap<string, { text: string; mentions: string[] }> = new Map(),
): TalkLook {
  return {
    thread: (id) => talk.threads.get(id) ?? null,
    comment: (id) => talk.comments.get(id) ?? null,
    speaker: (id) => talk.people.get(id) ?? null,
    deleted: (id) => kept.get(id) ?? null,
  };
}

function carryOut(talk: Talk, command: TalkCommand, actor: TalkActor): Talk {
  return afterWrites(talk, planTalk(lookAt(talk), command, actor).writes ?? []);
}

const names = ['ada', 'ben'];
const ids = ['c1', 'c2', 'c3', 'c4'];
const someone = fc.constantFrom(...names);
const some = fc.constantFrom(...ids);
const act = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), minLength: 6, maxLength: 6 });
const text = fc.constantFrom('One thing', 'Another');
const command: fc.Arbitrary<TalkCommand> = fc.oneof(
  fc.record({
    do: fc.constant('comment' as const),
    act: some,
    on: fc.oneof(
      fc.record({ thread: some }),
      fc.constant({ noun: 'stages' as const, id: 's' }),
      fc.constant({ point: { x: 1, y: 2 } }),
    ),
    text,
    mentions: fc.subarray(names),
  }),
  fc.record({ do: fc.constant('edit' as const), act, comment: some, text, mentions: fc.subarray(names) }),
  fc.record({ do: fc.constantFrom('delete' as const, 'restore' as const), act, comment: some }),
  fc.record({ do: fc.constantFrom('resolve' as const, 'reopen' as const), act, thread: some }),
);
const acts = fc.array(fc.record({ command, who: someone }), { maxLength: 30 });

function at(second: number): string {
  return new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
}

function asActor(who: string, second: number): TalkActor {
  return { id: who, name: who.toUpperCase(), mayModerate: false, at: at(second) };
}

describe('whatever people do', () => {
  test('an act that comes again, however late, changes nothing', () => {
    fc.assert(
      fc.property(acts, (all) => {
        let talk = emptyTalk;
        const done: typeof all = [];
        for (const [index, each] of all.entries()) {
          const plan = planTalk(lookAt(talk), each.command, asActor(each.who, index));
          if (plan.writes !== undefined) done.push(each);
          talk = afterWrites(talk, plan.writes ?? []);
        }
        for (const { command: again, who } of done) {
          const plan = planTalk(lookAt(talk), again, asActor(who, 1_000));
          // What was deleted since is refused, not done again.
          if (plan.writes !== undefined) expect(plan.writes).toEqual([]);
        }
      }),
    );
  });

  test('nobody’s words are ever changed by somebody else', () => {
    fc.assert(
      fc.property(acts, (all) => {
        let talk = emptyTalk;
        for (const [index, { command: each, who }] of all.entries()) {
          const before = talk;
          talk = carryOut(talk, each, asActor(who, index));
          for (const [id, { author, text: words }] of before.comments) {
            const now = talk.comments.get(id);
            expect(now?.author).toBe(author);
            if (author !== who) expect(now?.text).toBe(words);
          }
        }
      }),
    );
  });

  test('a thread is shown with its comments in order, without an empty end, and counts what others said', () => {
    fc.assert(
      fc.property(acts, (all) => {
        let talk = emptyTalk;
        for (const [index, each] of all.entries()) {
          talk = carryOut(talk, each.command, asActor(each.who, index));
        }
        for (const { thread, comments, unread } of threadViews(talk, { all: null, threads: {} }, 'ada')) {
          expect(comments.map(({ at: when }) => when)).toEqual(
            comments.map(({ at: when }) => when).toSorted(),
          );
          expect(comments.at(-1)?.deletedAt).toBeNull();
          const ofOthers = comments.filter(({ author, deletedAt }) => author !== 'ada' && deletedAt === null);
          expect([thread.id, unread]).toEqual([thread.id, ofOthers.length]);
        }
      }),
    );
  });
});

test('a mark for one thread leaves what was said later, and what was said elsewhere, unread', () => {
  let talk = emptyTalk;
  const said = (id: string, on: object, second: number) => {
    const command = { do: 'comment', act: id, on, text: 'Words', mentions: ['ada'] } as TalkCommand;
    talk = carryOut(talk, command, asActor('ben', second));
  };
  said('one', { noun: 'stages', id: 's' }, 1);
  said('two', { point: { x: 1, y: 1 } }, 2);
  said('later', { thread: 'one' }, 3);
  const views = threadViews(talk, { all: null, threads: { one: at(1) } }, 'ada');
  expect(views.map(({ thread, unread, isMentioned }) => [thread.id, unread, isMentioned])).toEqual([
    ['one', 1, true],
    ['two', 1, true],
  ]);
  expect(threadViews(talk, { all: at(3), threads: {} }, 'ada').map(({ unread }) => unread)).toEqual([0, 0]);
});
