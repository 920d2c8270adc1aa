import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import type { SeededRandom } from '#base/seededRandom.ts';

export type Fault = 'delay' | 'slices' | 'halfOpen' | 'reset';
const faults: readonly Fault[] = ['delay', 'slices', 'halfOpen', 'reset'];

/** One line through the proxy: what goes one way and the other. */
class Line {
  readonly ends: readonly [Socket, Socket];
  #held: { to: Socket; bytes: Buffer }[] | null = null;
  #slice = 0;

  constructor(client: Socket, server: Socket) {
    this.ends = [client, server];
    client.on('data', (bytes: Buffer) => this.#pass(server, bytes));
    server.on('data', (bytes: Buffer) => this.#pass(client, bytes));
    for (const [one, other] of [[client, server] as const, [server, client] as const]) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  }

  get isOpen(): boolean {
    return this.ends.every((end) => !end.destroyed);
  }

  #pass(to: Socket, bytes: Buffer): void {
    if (this.#held !== null) this.#held.push({ to, bytes });
    else if (this.#slice === 0) to.write(bytes);
    else for (let n = 0; n < bytes.length; n += this.#slice) to.write(bytes.subarray(n, n + this.#slice));
  }

  /** Nothing gets through, and neither end is told. */
  hold(): void {
    this.#held ??= [];
  }

  /** What was held comes after all, as it does where packets are sent again. */
  release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const { to, bytes } of held) this.#pass(to, bytes);
  }

  cutSlices(size: number): void {
    this.#slice = size;
  }

  reset(): void {
    for (const end of this.ends) end.resetAndDestroy();
  }
}

/** A network of our own between clients and a server, which fails as it is told. */
export class FaultProxy {
  readonly #server: Server;
  readonly #lines = new Set<Line>();
  readonly #random: SeededRandom;
  readonly counts: Record<Fault, number> = { delay: 0, slices: 0, halfOpen: 0, reset: 0 };
  #isDown = false;

  private constructor(port: number, random: SeededRandom) {
    this.#random = random;
    this.#server = createServer((client) => {
      if (this.#isDown) {
        client.destroy();
        return;
      }
      client.setNoDelay(true);
      const server = connect({ port, host: '127.0.0.1', noDelay: true });
      const line = new Line(client, server);
      this.#lines.add(line);
      client.on('close', () => this.#lines.delete(line));
    });
  }

  static async open(port: number, random: SeededRandom): Promise<FaultProxy> {
    const proxy = new FaultProxy(port, random);
    await new Promise<void>((resolve) => {
      proxy.#server.listen(0, '127.0.0.1', resolve);
    });
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** One fault on one line, drawn. A half-open line is held until the network is back, and then cut. */
  strike(): void {
    const open = [...this.#lines].filter((line) => line.isOpen);
    if (open.length === 0) return;
    const line = this.#random.pick(open);
    const fault = this.#random.pick(faults);
    this.counts[fault] += 1;
    if (fault === 'reset') line.reset();
    else if (fault === 'slices') line.cutSlices(this.#random.between(1, 7));
    else if (fault === 'halfOpen') line.hold();
    else {
      line.hold();
      setTimeout(() => line.release(), this.#random.between(20, 400));
    }
  }

  /** The network is back: what was held on some lines arrives, the other held lines turn out to be dead. */
  mend(): void {
    for (const line of this.#lines) {
      line.cutSlices(0);
      if (this.#random.chance(0.5)) line.release();
      else line.reset();
    }
  }

  /** All lines are cut and no new one is taken. */
  cutAll(): void {
    this.#isDown = true;
    for (const line of this.#lines) line.reset();
  }

  close(): void {
    this.#server.close();
    for (const line of this.#lines) line.reset();
  }
}
