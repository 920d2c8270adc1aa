import type { Config } from './config.ts';
import { OriginRule } from './OriginRule.ts';

/** Where the server is, which is known once it listens: PORT may be 0. */
export class Site {
  readonly #config: Config;
  readonly #readPort: () => number;
  #rule: OriginRule | null = null;

  constructor(config: Config, readPort: () => number) {
    this.#config = config;
    this.#readPort = readPort;
  }

  get port(): number {
    return this.#readPort();
  }

  /** Where people open it: scheme, host and port. */
  get origin(): string {
    const { publicOrigin, tls } = this.#config;
    return publicOrigin ?? `${tls === null ? 'http' : 'https'}://localhost:${this.port}`;
  }

  get rule(): OriginRule {
    this.#rule ??= new OriginRule(this.#config.auth, this.origin, this.port);
    return this.#rule;
  }
}
