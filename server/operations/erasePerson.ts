import type { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import * as Y from 'yjs';
import { customerHasher } from '#server/failures/customerHasher.ts';
import { eraseCustomer } from '#server/failures/eraseRows.ts';
import { SERVER } from '#document/origins.ts';
import type { Erased } from './EraseWish.ts';
import type { OpenFolder } from './openFolder.ts';
import { redactDocument } from './redactDocument.ts';
import { loadDocument, rewriteDocument } from './rewriteDocument.ts';
import { renameInHistory, rewriteHistory } from './rewriteHistory.ts';
import { rewriteMap } from './rewriteMap.ts';

type PersonWish = { readonly dataDir: string; readonly person: string; readonly now: Date };

/** Under which an erased person's acts stay. */
const nobody = 'Erased person';

/**
 * Erases a person: as a customer by the id that the source gave them (or the key that it is stored under), with all
 * their rows; as somebody who worked on maps by their person's id, with their name everywhere. What they did stays,
 * under nobody's name.
 */
export function erasePerson(folder: OpenFolder, { dataDir, person, now }: PersonWish): Erased {
  const said = [
    ...eraseAsCustomer(folder, { dataDir, person, now }),
    ...eraseAsSpeaker(folder, person, now),
    ...eraseFromAccess(folder, person),
  ];
  if (said.length > 0) return { problem: null, said };
  return {
    problem: `Nobody is known as ${person} here: neither a customer of that id nor a person's id.`,
    said,
  };
}

function eraseAsCustomer(folder: OpenFolder, { dataDir, person, now }: PersonWish): readonly string[] {
  const failures = folder.get('failures.sqlite');
  if (failures === undefined) return [];
  const hash = customerHasher(join(dataDir, 'failures.key'));
  const keysOf = (mapId: string): readonly string[] => [hash(mapId, person) ?? '', person];
  const erased = eraseCustomer(failures, keysOf, ({ mapId, texts }) =>
    rewriteMap(folder, { map: mapId, now, texts, changes: [], dataset: null }),
  );
  return erased.map(
    ({ mapId, rows }) =>
      `Map ${mapId}: ${rows === 1 ? 'one failure' : `${rows} failures`} of this customer erased.`,
  );
}

function eraseAsSpeaker(folder: OpenFolder, person: string, now: Date): readonly string[] {
  const talk = folder.get('talk.sqlite');
  if (talk === undefined) return [];
  return mapsOf(talk).flatMap((map) => {
    const name = speakersName(talk, map, person);
    if (name === null) return [];
    const redact = (text: string): string => withoutMention(text, `@${name}`);
    const history = folder.get('history.sqlite');
    if (history !== undefined) rewriteHistory(history, map, { redact, dataset: null });
    // The talk's room goes by the map's epoch: browsers let go of both.
    const maps = folder.get('maps.sqlite');
    if (maps !== undefined)
      rewriteDocument(maps, map, { now, work: (doc) => void redactDocument(doc, redact) });
    // Last, because mentions elsewhere are found by the name that stands here.
    rewriteDocument(talk, map, {
      now,
      work: (doc) => {
        doc.transact(() => speakerIn(doc, person)?.set('name', nobody), SERVER);
        redactDocument(doc, redact);
      },
    });
    return [`Map ${map}: this person's name is erased from what they said; the words stay.`];
  });
}

/** Guests, accounts and who changed what; sessions and links go by ids. Tickets, which carry a name, are asked for anew. */
function eraseFromAccess(folder: OpenFolder, person: string): readonly string[] {
  const db = folder.get('access.sqlite');
  if (db === undefined) return [];
  const changed = ['accounts', 'people'].reduce((sum, table) => {
    const { changes } = db.prepare(`UPDATE ${table} SET name = ? WHERE id = ?`).run(nobody, person);
    return sum + Number(changes);
  }, 0);
  const history = folder.get('history.sqlite');
  const isKnown = history !== undefined && renameInHistory(history, person, nobody);
  db.prepare('DELETE FROM tickets WHERE person_id = ?').run(person);
  folder.get('marks.sqlite')?.prepare('DELETE FROM read_marks WHERE person_id = ?').run(person);
  return [
    ...(changed === 0 ? [] : ['The name is erased from the list of people; what they may do is as before.']),
    ...(isKnown ? ['The name is erased from who changed what.'] : []),
  ];
}

function mapsOf(db: DatabaseSync): readonly string[] {
  return db
    .prepare('SELECT id FROM maps ORDER BY id')
    .all()
    .map(({ id }) => String(id));
}

/** A longer name that only begins alike is somebody else's. */
function withoutMention(text: string, mention: string): string {
  return text
    .split(mention)
    .reduce((left, right) => `${left}${/^[\p{L}\p{N}]/u.test(right) ? mention : `@${nobody}`}${right}`);
}

function speakersName(talk: DatabaseSync, map: string, person: string): string | null {
  const doc = loadDocument(talk, map)?.doc;
  const name = doc === undefined ? null : speakerIn(doc, person)?.get('name');
  doc?.destroy();
  return typeof name === 'string' ? name : null;
}

function speakerIn(doc: Y.Doc, person: string): Y.Map<unknown> | null {
  const speaker: unknown = doc.getMap('people').get(person);
  return speaker instanceof Y.Map ? speaker : null;
}
