import * as Y from 'yjs';
import { seededRandom, type SeededRandom } from '#base/seededRandom.ts';
import { writeStepTwo, writeUpdate } from '#server/sync/messages.ts';
import { isStepOne, joinRaw, type RawClient } from './joinRaw.ts';

export type EditKind = 'put' | 'change' | 'delete' | 'duplicate' | 'gap';

/** So many messages may be without their ack at a time: an eager person on a good line. */
const inFlight = 12;

/**
 * Once started, edits without a pause until its connection ends: puts, changes, deletes, sends things twice, and sends an edit
 * before the one that it builds on. It knows which of its messages the server promised to keep.
 */
export class EditingClient {
  readonly client: RawClient;
  readonly #doc = new Y.Doc();
  readonly #random: SeededRandom;
  readonly #sent: { update: Uint8Array; kind: EditKind }[] = [];
  #made: Uint8Array[] = [];
  #names = 0;

  private constructor(client: RawClient, seed: number) {
    this.client = client;
    this.#random = seededRandom(seed);
    this.#doc.on('update', (update: Uint8Array) => this.#made.push(update));
  }

  static async join(url: string, room: string, seed: number): Promise<EditingClient> {
    const client = await joinRaw(url, room, { query: '?ack=1' });
    await client.frame(isStepOne);
    client.sendBytes(writeStepTwo(Uint8Array.of(0, 0)));
    return new EditingClient(client, seed);
  }

  start(): void {
    this.client.socket.on('message', () => this.#goOn());
    this.#goOn();
  }

  /** All that is acked, oldest first; the first ack is that of the step 2. */
  get acked(): readonly { update: Uint8Array; kind: EditKind }[] {
    return this.#sent.slice(0, this.#ackedCount);
  }

  get #ackedCount(): number {
    return Math.max(0, this.client.acked() - 1);
  }

  async untilAcked(count: number): Promise<void> {
    await this.client.untilAcked(count + 1);
  }

  #goOn(): void {
    while (this.#sent.length - this.#ackedCount < inFlight) this.#edit();
  }

  #edit(): void {
    const personas = this.#doc.getMap<Y.Map<unknown>>('personas');
    const known = [...personas.keys()];
    const wish = this.#random.pick<EditKind>([
      'put',
      'put',
      'change',
      'change',
      'delete',
      'duplicate',
      'gap',
    ]);
    const kind = known.length < 3 ? 'put' : wish;
    const someone = known.length === 0 ? '' : this.#random.pick(known);
    if (kind === 'put') this.#put(personas);
    else if (kind === 'change') personas.get(someone)?.set('name', `Somebody ${this.#names++}`);
    else if (kind === 'delete') personas.delete(someone);
    else if (kind === 'duplicate') this.#made.push(this.#random.pick(this.#sent).update);
    else {
      this.#put(personas);
      this.#put(personas);
      this.#made.reverse();
    }
    for (const update of this.#made) {
      this.#sent.push({ update, kind });
      this.client.sendBytes(writeUpdate(update));
    }
    this.#made = [];
  }

  #put(personas: Y.Map<Y.Map<unknown>>): void {
    const name = `${this.#doc.clientID}-${this.#names++}`;
    personas.set(name, new Y.Map<unknown>([['name', 'Somebody']]));
  }
}
