import { isIPv6 } from 'node:net';
import type { Config } from './config.ts';
import { lanAddress } from './lanAddress.ts';
import { loopback } from './loopback.ts';
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
    const { publicOrigin, tls, host } = this.#config;
    return publicOrigin ?? `${tls === null ? 'http' : 'https'}://${nameOf(host)}:${this.port}`;
  }

  get rule(): OriginRule {
    this.#rule ??= new OriginRule(this.#config.auth, this.origin, this.port);
    return this.#rule;
  }
}

/** What people write for the address that the server listens at. */
function nameOf(host: string): string {
  if (loopback.includes(host)) return 'localhost';
  if (host === '0.0.0.0' || host === '::') return lanAddress() ?? 'localhost';
  return isIPv6(host) ? `[${host}]` : host;
}
