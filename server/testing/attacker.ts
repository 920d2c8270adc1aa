import { connect } from 'node:net';
import { seededRandom } from '#base/seededRandom.ts';
import { writeStepTwo } from '#server/sync/messages.ts';
import { GenuineClient } from './genuineFrames.ts';
import { mutate } from './mutate.ts';

/**
 * A process that does nothing but say mutated messages to a sync server, on very many connections one after another:
 * `attacker.ts <port> <seed> <connections at once>`. Its parent tells it which room, and ends it. Whoever wants to know
 * how much of it was heard asks the server: after a refusal nothing is.
 */
const [port = 0, seed = 0, atOnce = 1] = process.argv.slice(2).map(Number);
/** Said at once on each connection: nine of ten end with the first. */
const messagesOfConnection = 3;
const persons = 2_000;

const random = seededRandom(seed);
const frames = new GenuineClient(random).work(300);
let room = '';

/** A client's frame. Its mask is four zeros, which leave the bytes as they are. */
function frameOf(message: Uint8Array): Buffer {
  const { length } = message;
  const head = Buffer.alloc(length < 126 ? 6 : 8);
  head[0] = 0x82;
  head[1] = 0x80 | Math.min(length, 126);
  if (length >= 126) head.writeUInt16BE(length, 2);
  return Buffer.concat([head, message]);
}

const nothing = frameOf(writeStepTwo(Uint8Array.of(0, 0)));

/** All that one connection says: its upgrade, an empty step 2, so that what follows counts, and what is no longer genuine. */
function speech(): Buffer {
  const lines = [
    `GET /sync/${room}?person=p${random.between(0, persons)},Mallory HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  ];
  const messages = Array.from({ length: messagesOfConnection }, () =>
    frameOf(mutate(random.pick(frames), random.pick(frames), random)),
  );
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), nothing, ...messages]);
}

function attackAgain(): void {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  socket.on('error', () => socket.destroy());
  socket.on('close', attackAgain);
  socket.resume();
  socket.end(speech());
}

process.on('message', (next: string) => {
  const isFirst = room === '';
  room = next;
  if (isFirst) for (let n = 0; n < atOnce; n++) attackAgain();
});
process.on('disconnect', () => process.exit());
