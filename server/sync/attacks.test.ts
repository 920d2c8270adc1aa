import { afterAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { nouns, nounSchemas } from '#domain/map/journeyMap.ts';
import { isLongText, rootNames } from '#document/schema.ts';
import { attacks, covered, type Scene } from '#server/testing/attacks/attacks.ts';
import { craft, item, raw, struct, value } from '#server/testing/attacks/craft.ts';
import { bytesOf, guest, settled, sitSynced, startInProcess } from '#server/testing/inProcess.ts';
import { noteProof } from '#testing/proof.ts';
import { checkUpdate } from './checkUpdate.ts';
import { limits } from './limits.ts';
import { readMessage, writePresence, writeUpdate } from './messages.ts';

const demanded = 150;
/** A duration counts only at night, when the machine is the test's alone. */
const isNightly = process.env['PROOF_S2'] !== undefined;
const longestMs = 50;
const figures = { attacks: attacks.length, refused: 0, 'slowest ms': 0 };

afterAll(() => {
  noteProof({ id: 'S2', figures });
  expect(figures.attacks).toBeGreaterThanOrEqual(demanded);
  expect(figures.refused).toBe(figures.attacks);
  if (isNightly) expect(figures['slowest ms']).toBeLessThanOrEqual(longestMs);
});

async function timed(work: () => unknown): Promise<void> {
  const began = performance.now();
  await work();
  figures['slowest ms'] = Math.max(figures['slowest ms'], Math.ceil(performance.now() - began));
}

/** All fields that several people write in at once, as the schema has them. */
function longTexts(): [noun: (typeof nouns)[number], field: string][] {
  return nouns.flatMap((noun) =>
    Object.keys(nounSchemas[noun].shape)
      .filter((field) => isLongText(noun, field))
      .map((field): [typeof noun, string] => [noun, field]),
  );
}

/** What the victim has written: one record for each long text. */
function victimsWork(): { readonly doc: Y.Doc; readonly scene: Scene } {
  const doc = new Y.Doc();
  const texts = new Map<string, number>();
  for (const [noun, field] of longTexts()) {
    const record = doc.getMap<Y.Map<unknown>>(noun).set(`by-ann-${field}`, new Y.Map());
    texts.set(`${noun}.${field}`, Y.getState(doc.store, doc.clientID));
    record.set(field, new Y.Text('words'));
  }
  return { doc, scene: { victim: doc.clientID, clock: Y.getState(doc.store, doc.clientID), texts } };
}

describe('the corpus of attacks', () => {
  it('is refused whole: nothing of it changes a map, and nobody else notices', async () => {
    const { openMap } = await startInProcess();
    const room = await openMap();
    const ann = sitSynced(room, guest('ann'));
    const { doc, scene } = victimsWork();
    ann.say(writeUpdate(Y.encodeStateAsUpdate(doc)));
    ann.say(writePresence(craft(1, scene.victim, 1, '{}')));
    await settled(room);
    const before = await bytesOf(room);
    for (const { name, frames, answer } of attacks) {
      const mallory = sitSynced(room, guest('mallory'));
      // From what is said until it is refused; a flood's first thousand edits are within the limits.
      for (const frame of frames(scene)) await timed(() => mallory.say(frame));
      if (mallory.refusal() === null) await timed(() => settled(room));
      await settled(room);
      expect([name, mallory.refusal() !== null]).toEqual([name, answer === 'closed']);
      expect([name, Buffer.from(await bytesOf(room)).equals(before)]).toEqual([name, true]);
      mallory.leave();
      figures.refused += 1;
    }
    expect(ann.refusal()).toBeNull();
    expect(room.isClosed).toBe(false);
    doc.getMap('notes').set('after', new Y.Map());
    ann.say(writeUpdate(Y.encodeStateAsUpdate(doc)));
    await settled(room);
    expect(await room.run((server) => server.getMap('notes').has('after'))).toBe(true);
  });

  it('does harm without a guard: the same bytes change a bare document, or break it', () => {
    let harmed = 0;
    for (const { frames } of attacks) {
      const { doc, scene } = victimsWork();
      const before = Buffer.from(Y.encodeStateAsUpdate(doc));
      try {
        for (const frame of frames(scene)) {
          const message = readMessage(frame);
          // Counts that never end are left out: this process has to live on.
          if (message?.kind === 'update' && message.bytes.byteLength > 8) Y.applyUpdate(doc, message.bytes);
        }
        if (!before.equals(Y.encodeStateAsUpdate(doc))) harmed += 1;
      } catch {
        // reason: breaking it is the harm that is counted
        harmed += 1;
      }
    }
    expect(harmed).toBeGreaterThan(40);
  });
});

const bodies = [
  raw(),
  raw(0),
  raw(1),
  raw(1, 0),
  raw(2, 0, 0),
  raw(1, 65),
  raw(1, 1, 65),
  raw(1, 120),
  raw(3, 1, 1, 0),
  raw(0, 0, 0, 0, 0, 0, 0, 0),
  raw(0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
];

/** What of the numbers 0 to 255 is let pass with one body or another. */
function accepted(isAccepted: (kind: number, body: Uint8Array) => boolean): Set<number> {
  const kinds = Array.from({ length: 256 }, (_, kind) => kind);
  return new Set(kinds.filter((kind) => bodies.some((body) => isAccepted(kind, body))));
}

function isFine(update: Uint8Array): boolean {
  return !('problem' in checkUpdate(update, limits.structs));
}

describe('the corpus has a case for everything that the server understands', () => {
  it('for each kind of message, found by trying all numbers', () => {
    const kinds = new Set<string>();
    for (let type = 0; type < 256; type++) {
      for (const body of bodies) {
        for (const frame of [craft(type, body), ...[0, 1, 2, 3, 4, 5].map((sub) => craft(type, sub, body))]) {
          const message = readMessage(frame);
          if (message !== null) kinds.add(message.kind);
        }
      }
    }
    expect(kinds).toEqual(covered.messages);
  });

  it('for each kind of struct, of content, of shared type and of value, found by trying all numbers', () => {
    const contents = accepted(
      (kind, body) => kind < 32 && (isFine(item(kind, body)) || isFine(struct(kind, body))),
    );
    expect(contents).toEqual(covered.contents);
    expect(accepted((type, body) => isFine(item(7, type, body)))).toEqual(covered.types);
    expect(accepted((kind, body) => isFine(value(kind, body)))).toEqual(covered.values);
  });

  it('for each root type and for each text that several people write in at once', () => {
    expect(rootNames).toEqual(covered.roots);
    expect(new Set(longTexts().map(([noun, field]) => `${noun}.${field}`))).toEqual(covered.longTexts);
  });
});
