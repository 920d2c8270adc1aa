import * as Y from 'yjs';
import { writeStepTwo, writeUpdate } from '#server/sync/messages.ts';
import { isStepOne, joinRaw, type RawClient } from './joinRaw.ts';

/** Writes personas one after another and knows which of them the server promised to keep. */
export class AckingClient {
  readonly client: RawClient;
  readonly #doc = new Y.Doc();
  readonly #name: string;
  #written = 0;

  private constructor(client: RawClient, name: string) {
    this.client = client;
    this.#name = name;
    this.#doc.on('update', (update: Uint8Array) => client.sendBytes(writeUpdate(update)));
  }

  static async join(url: string, room: string, name: string): Promise<AckingClient> {
    const client = await joinRaw(url, room, { query: '?ack=1' });
    await client.frame(isStepOne);
    client.sendBytes(writeStepTwo(Uint8Array.of(0, 0)));
    return new AckingClient(client, name);
  }

  write(count: number): void {
    for (let n = 0; n < count; n++) {
      this.#doc.getMap('personas').set(`${this.#name}-${this.#written++}`, new Y.Map([['name', 'Somebody']]));
    }
  }

  get written(): number {
    return this.#written;
  }

  /** Ids of all that is acked; the first ack is that of the step 2. */
  get acked(): string[] {
    const count = Math.max(0, this.client.acked() - 1);
    return Array.from({ length: count }, (_, n) => `${this.#name}-${n}`);
  }

  async untilAcked(count: number): Promise<void> {
    await this.client.untilAcked(count + 1);
  }
}
