import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addNote } from '#domain/edits/addNote.ts';
import { addStage } from '#domain/edits/addStage.ts';
import { addTouchpoint } from '#domain/edits/addTouchpoint.ts';
import { removeThings } from '#domain/edits/removeThings.ts';
import { setFields } from '#domain/edits/setFields.ts';
import { emptyMap } from '#domain/map/journeyMap.ts';
import { createNetwork, settle } from '#testing/network.ts';
import { makeDocument } from './makeDocument.ts';
import { watchRemovals, type Removed } from './watchRemovals.ts';

function twoPeers() {
  const peers = createNetwork(2, Y.encodeStateAsUpdate(makeDocument(emptyMap())));
  const [olga, gus] = [peers[0]!, peers[1]!];
  olga.history.commit(addStage(olga.map(), { id: 'stage', name: 'Deliver' }));
  olga.history.commit(addTouchpoint(olga.map(), { id: 'track', stage: 'stage' }));
  olga.history.commit(addNote(olga.map(), { id: 'note', at: { x: 0, y: 600 } }));
  olga.history.commit(setFields(olga.map(), 'touchpoints', 'track', { description: 'Where is it?' }));
  settle(peers);
  const seen = peers.map((peer) => {
    const told: (readonly Removed[])[] = [];
    watchRemovals(peer.doc, (removed) => told.push(removed));
    return told;
  });
  return { peers, olga, gus, seen };
}

test('a thing that others delete is told with the fields it had, also with its long text', () => {
  const { peers, olga, gus, seen } = twoPeers();
  gus.history.commit(setFields(gus.map(), 'notes', 'note', { text: 'What the customer said' }));
  settle(peers);
  olga.history.commit(removeThings(olga.map(), ['note']));
  settle(peers);
  expect(seen[0]).toEqual([]);
  expect(seen[1]).toHaveLength(1);
  expect(seen[1]![0]).toMatchObject([
    { noun: 'notes', id: 'note', fields: { text: 'What the customer said' } },
  ]);
});

test('words that the one who deletes has not seen yet are told too', () => {
  const { peers, olga, gus, seen } = twoPeers();
  for (const peer of peers) peer.isOnline = false;
  gus.history.commit(setFields(gus.map(), 'touchpoints', 'track', { description: 'Where is it now?' }));
  olga.history.commit(removeThings(olga.map(), ['track']));
  settle(peers);
  expect(seen[1]![0]).toMatchObject([{ id: 'track', fields: { description: 'Where is it now?' } }]);
});

test('what one transaction deletes is told together, and one’s own deletion and its undo are not', () => {
  const { peers, olga, seen } = twoPeers();
  olga.history.commit(removeThings(olga.map(), ['stage']));
  settle(peers);
  expect(seen[1]!.map((removed) => removed.map(({ id }) => id))).toEqual([['stage', 'track']]);
  olga.history.undo();
  settle(peers);
  expect(seen.flat()).toHaveLength(1);
});
