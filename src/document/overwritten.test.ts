import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addStage } from '#domain/edits/addStage.ts';
import { setFields } from '#domain/edits/setFields.ts';
import { emptyMap } from '#domain/map/journeyMap.ts';
import { createNetwork, settle } from '#testing/network.ts';
import { makeDocument } from './makeDocument.ts';
import { watchOverwritten, type Overwritten } from './overwritten.ts';

function twoWatchedPeers() {
  const start = emptyMap();
  const doc = makeDocument(start);
  const peers = createNetwork(2, Y.encodeStateAsUpdate(doc));
  peers[0]!.history.commit(addStage(peers[0]!.map(), { id: 'stage', name: 'Deliver' }));
  settle(peers);
  const seen = peers.map((peer) => {
    const overwritten: Overwritten[] = [];
    watchOverwritten(peer.doc, (event) => overwritten.push(event));
    return { overwritten };
  });
  const rename = (index: number, name: string) =>
    peers[index]!.history.commit(setFields(peers[index]!.map(), 'stages', 'stage', { name }));
  return { peers, seen, rename };
}

/** The one whose value was lost is always told: the merge happens in their tab while their value is still there. */
function expectTheLoserKnows(seen: ReturnType<typeof twoWatchedPeers>['seen'], kept: string, lost: string) {
  const events = seen.flatMap(({ overwritten }) => overwritten);
  for (const event of events) {
    expect(event).toMatchObject({ noun: 'stages', id: 'stage', field: 'name', kept, lost });
  }
  expect(events.filter((event) => event.mine === 'lost')).toHaveLength(1);
  for (const { overwritten } of seen) expect(overwritten.length).toBeLessThanOrEqual(1);
}

test('two people rename one thing at once: who lost learns which name was kept and which was set aside', () => {
  const { peers, seen, rename } = twoWatchedPeers();
  for (const peer of peers) peer.isOnline = false;
  rename(0, 'Ship');
  rename(1, 'Bring');
  settle(peers);
  const kept = peers[0]!.map().stages.get('stage')!.name;
  expectTheLoserKnows(seen, kept, kept === 'Ship' ? 'Bring' : 'Ship');
});

test('a name typed letter by letter offline is reported once, as the person left it', () => {
  const { peers, seen, rename } = twoWatchedPeers();
  for (const peer of peers) peer.isOnline = false;
  for (const name of ['S', 'Sh', 'Shi', 'Ship']) rename(0, name);
  for (const name of ['B', 'Br', 'Bri', 'Bring']) rename(1, name);
  settle(peers);
  const kept = peers[0]!.map().stages.get('stage')!.name;
  expectTheLoserKnows(seen, kept, kept === 'Ship' ? 'Bring' : 'Ship');
});

test('a change made after seeing the other one is an ordinary edit and no loss', () => {
  const { peers, seen, rename } = twoWatchedPeers();
  rename(0, 'Ship');
  settle(peers);
  rename(1, 'Bring');
  settle(peers);
  expect(seen.flatMap(({ overwritten }) => overwritten)).toEqual([]);
});

test('different fields of one thing, and equal values, are no conflict', () => {
  const { peers, seen, rename } = twoWatchedPeers();
  for (const peer of peers) peer.isOnline = false;
  rename(0, 'Same');
  rename(1, 'Same');
  peers[1]!.history.commit(setFields(peers[1]!.map(), 'stages', 'stage', { locked: true }));
  settle(peers);
  expect(seen.flatMap(({ overwritten }) => overwritten)).toEqual([]);
});
