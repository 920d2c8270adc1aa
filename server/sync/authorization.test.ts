import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { closeCodes } from '#document/closeCodes.ts';
import { isStepTwo, joinRaw, type RawClient } from '#server/testing/joinRaw.ts';
import { makeCrowd, type Somebody } from '#server/testing/makeCrowd.ts';
import { startTestServer, type TestServer } from '#server/testing/startTestServer.ts';
import { writeStepTwo, writeUpdate } from './messages.ts';

const doc = new Y.Doc();
doc.getMap('personas').set('p', new Y.Map([['name', 'Somebody']]));
const edit = Y.encodeStateAsUpdate(doc);

/** What a socket can say: `read` is open to all who are let in, `write` changes the document, `nonsense` nobody may. */
const messages: Readonly<Record<string, readonly [kind: 'read' | 'write' | 'nonsense', frame: Uint8Array]>> =
  {
    'step 1': ['read', Uint8Array.of(0, 0, 1, 0)],
    'who is here': ['read', Uint8Array.of(3)],
    presence: ['read', Uint8Array.of(1, 1, 0)],
    'an empty step 2': ['read', writeStepTwo(Uint8Array.of(0, 0))],
    'an edit as update': ['write', writeUpdate(edit)],
    'an edit as step 2': ['write', writeStepTwo(edit)],
    'an ack': ['nonsense', Uint8Array.of(100, 1)],
    'another sync message': ['nonsense', Uint8Array.of(0, 3, 0)],
  };

type Outcome = number | 'stays';

/** The close code, or that it is still answered. */
async function outcomeOf(client: RawClient, frame: Uint8Array): Promise<Outcome> {
  client.sendBytes(frame);
  const before = client.frames.filter(isStepTwo).length;
  client.send(0, 0, 1, 0);
  return Promise.race([
    client.frame(() => client.frames.filter(isStepTwo).length > before).then(() => 'stays' as const),
    client.closed.then(({ code }) => code),
  ]);
}

function join(server: TestServer, who: Somebody, room: string): Promise<RawClient> {
  const { authorization: _notOnSockets, ...headers } = who.headers;
  return joinRaw(server.url, room, { query: `?${who.query}`, headers: { origin: server.url, ...headers } });
}

describe('who may say what on a socket', () => {
  it('comes out as laid down, for everyone, about their own, another and no map, and what is said about it', async () => {
    const server = await startTestServer({ auth: 'accounts' });
    const own = await server.makeMap('Own');
    const other = await server.makeMap('Other');
    const nowhere = `${'0'.repeat(32)}.1`;
    const wrong: string[] = [];
    let cells = 0;
    const check = (cell: string, got: unknown, wanted: unknown) => {
      cells++;
      if (got !== wanted) wrong.push(`${cell}: ${String(got)}, not ${String(wanted)}`);
    };
    for (const who of await makeCrowd(server, own.id)) {
      for (const document of ['', '.talk'] as const) {
        const farewells = await Promise.all(
          [other.room, nowhere].map(async (room) => {
            const client = await join(server, who, room + document);
            if (who.is === 'owner' && room === other.room) return outcomeOf(client, Uint8Array.of(3));
            const { code, reason } = await client.closed;
            expect(client.frames).toEqual([]);
            return `${code} ${reason}`;
          }),
        );
        const shut = who.is === 'out' ? closeCodes.signIn : closeCodes.forbidden;
        const isRemoved = who.name === 'a guest who was removed';
        const code = isRemoved ? closeCodes.forbidden : shut;
        check(`${who.name}, no map`, String(farewells[1]).slice(0, 4), String(code));
        check(`${who.name}, another map`, farewells[0], who.is === 'owner' ? 'stays' : farewells[1]);
        await Promise.all(
          Object.entries(messages).map(async ([name, [kind, frame]]) => {
            const client = await join(server, who, own.room + document);
            const got = await (who.is === 'out'
              ? client.closed.then((end) => end.code)
              : outcomeOf(client, frame));
            const mayWrite = document === '' && (who.role === 'editor' || who.role === 'admin');
            const said = {
              read: 'stays',
              write: mayWrite ? 'stays' : closeCodes.forbidden,
              nonsense: closeCodes.badMessage,
            };
            check(`${who.name}, ${name}${document}`, got, who.is === 'out' ? code : said[kind]);
          }),
        );
      }
    }
    expect(wrong).toEqual([]);
    expect(cells).toBeGreaterThan(300);
  });
});
