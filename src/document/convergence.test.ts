import '#testing/propertyRuns.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addNote } from '#domain/edits/addNote.ts';
import { addStage } from '#domain/edits/addStage.ts';
import { addTouchpoint } from '#domain/edits/addTouchpoint.ts';
import type { Change } from '#domain/edits/change.ts';
import { linkTouchpoints } from '#domain/edits/linkTouchpoints.ts';
import { moveThings } from '#domain/edits/moveThings.ts';
import { removeThings } from '#domain/edits/removeThings.ts';
import { setFields } from '#domain/edits/setFields.ts';
import { emptyMap, type JourneyMap } from '#domain/map/journeyMap.ts';
import { repair } from '#domain/map/repair.ts';
import { createNetwork, deliver, settle, type Peer } from '#testing/network.ts';
import { contentHash } from './contentHash.ts';
import { makeDocument } from './makeDocument.ts';
import { readMap } from './readMap.ts';

const verbs = ['stage', 'touchpoint', 'note', 'link', 'move', 'rename', 'describe', 'remove'] as const;
const step = fc.record({
  peer: fc.nat(3),
  what: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...verbs) },
    { weight: 6, arbitrary: fc.constantFrom('deliver' as const, 'deliverAgain' as const) },
    { weight: 2, arbitrary: fc.constantFrom('undo' as const, 'redo' as const) },
    { weight: 1, arbitrary: fc.constantFrom('goOffline' as const, 'comeBack' as const) },
  ),
  choice: fc.nat(1_000),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function planOf(map: JourneyMap, { what, choice }: Step, id: string): Change[] {
  const pick = (ids: Iterable<string>) => [...ids][choice % Math.max(1, [...ids].length)] ?? 'none';
  const touchpoint = pick(map.touchpoints.keys());
  const anything = pick([...map.stages.keys(), ...map.touchpoints.keys(), ...map.notes.keys()]);
  switch (what) {
    case 'stage':
      return addStage(map, { id });
    case 'touchpoint':
      return addTouchpoint(map, { id, stage: pick(map.stages.keys()) });
    case 'note':
      return addNote(map, { id, at: { x: choice, y: 0 } });
    case 'link':
      return linkTouchpoints(map, { id, from: touchpoint, to: [...map.touchpoints.keys()].at(-1) ?? 'none' });
    case 'move':
      return moveThings(map, [anything], { x: choice - 500, y: 7 });
    case 'rename':
      return setFields(map, 'touchpoints', touchpoint, { name: `name ${choice}` });
    case 'describe':
      return setFields(map, 'touchpoints', touchpoint, { description: `words ${choice} 🧭` });
    case 'remove':
      return removeThings(map, [anything]);
    default:
      return [];
  }
}

function act(peer: Peer, one: Step, id: string): void {
  switch (one.what) {
    case 'deliver':
      return deliver(peer, one.choice, 'once');
    case 'deliverAgain':
      return deliver(peer, one.choice, 'again');
    case 'undo':
      peer.history.undo();
      return;
    case 'redo':
      peer.history.redo();
      return;
    case 'goOffline':
      peer.isOnline = false;
      return;
    case 'comeBack':
      peer.isOnline = true;
      return;
    default:
      peer.history.commit(planOf(peer.map(), one, id));
  }
}

function run(steps: readonly Step[]): readonly Peer[] {
  const start = makeDocument(emptyMap({ title: 'Convergence' }));
  const peers = createNetwork(4, Y.encodeStateAsUpdate(start));
  for (const [index, one] of steps.entries()) {
    const peer = peers[one.peer]!;
    act(peer, one, `id${index}`);
    const { map, problems } = readMap(peer.doc);
    expect(problems).toEqual([]);
    expect(peer.map()).toEqual(repair(map));
  }
  settle(peers);
  return peers;
}

function expectAgreement(peers: readonly Peer[]): void {
  const [first, ...rest] = peers.map((peer) => contentHash(peer.doc));
  for (const hash of rest) expect(hash).toBe(first);
  const maps = peers.map((peer) => peer.map());
  for (const map of maps) expect(map).toEqual(maps[0]);
}

test('four peers with random edits, undo, lost lines and odd delivery agree once they meet', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 60 }), (steps) => {
      expectAgreement(run(steps));
    }),
  );
});

test('the harness notices disagreement: a peer that never meets the others does not pass', () => {
  const start = Y.encodeStateAsUpdate(makeDocument(emptyMap()));
  const peers = createNetwork(2, start);
  peers[0]!.history.commit(addStage(peers[0]!.map(), { id: 'only-here' }));
  expect(() => expectAgreement(peers)).toThrow();
});
