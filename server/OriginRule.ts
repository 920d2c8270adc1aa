import type { AccessMode } from './access/Door.ts';
import { isLoopback } from './loopback.ts';

/** Request headers as Node gives them. */
type Headers = Readonly<Record<string, string | string[] | undefined>>;

/**
 * Which pages and programs may talk to the server. It stops DNS rebinding (the Host header names a foreign domain) and
 * foreign pages (the Origin header names them). In local mode the three names of this machine are as good as the
 * public origin; when others are served, there is that one origin and no other.
 */
export class OriginRule {
  readonly #mode: AccessMode;
  readonly #origins: ReadonlySet<string>;
  readonly #hosts: ReadonlySet<string>;
  readonly #ownHosts: ReadonlySet<string>;

  /** `origin` is where people open it: scheme, host and port. */
  constructor(mode: AccessMode, origin: string, ownPort: number) {
    const { protocol } = new URL(origin);
    const own = ['localhost', '127.0.0.1', '[::1]'].map((host) => `${protocol}//${host}:${ownPort}`);
    const origins = (mode === 'local' ? [origin, ...own] : [origin]).map((text) => new URL(text));
    this.#ownHosts = new Set(own.map((text) => new URL(text).host));
    this.#mode = mode;
    this.#origins = new Set(origins.map((url) => url.origin));
    this.#hosts = new Set(origins.map((url) => url.host));
  }

  /**
   * Whether a program on this machine asks, by this machine's own name: what watches over the server. A proxy asks from
   * here too, but by the public name, or says for whom.
   */
  isFromHere(headers: Headers, address: string | undefined): boolean {
    const host = headers['host'];
    const isForwarded = ['forwarded', 'x-forwarded-for'].some((name) => headers[name] !== undefined);
    return isLoopback(address) && !isForwarded && typeof host === 'string' && this.#ownHosts.has(host);
  }

  /** Why a request may not come in, as a sentence, or null. */
  problemOf(headers: Headers): string | null {
    const host = headers['host'];
    if (typeof host !== 'string' || !this.#hosts.has(host)) {
      return `This server answers to ${[...this.#hosts].join(', ')} only.`;
    }
    const origin = headers['origin'];
    if (origin !== undefined && !this.#isOwn(origin)) return 'Another page may not use this server.';
    return null;
  }

  /** Why a request may not change anything, or null. A page of ours sends one of the two by itself. */
  problemOfWrite(headers: Headers): string | null {
    const problem = this.problemOf(headers);
    if (problem !== null) return problem;
    if (headers['origin'] !== undefined || headers['sec-fetch-site'] === 'same-origin') return null;
    return `To change something, send the header "Origin: ${[...this.#origins][0] ?? ''}".`;
  }

  /**
   * Why a socket may not be opened, or null. Browsers always send an Origin with one; a program may leave it out in
   * local mode, or with a ticket, which no foreign page can make a browser send.
   */
  problemOfSocket(headers: Headers, by: 'ticket' | 'cookie'): string | null {
    const problem = this.problemOf(headers);
    if (problem !== null || headers['origin'] !== undefined) return problem;
    return this.#mode === 'local' || by === 'ticket' ? null : 'A socket needs an Origin or a ticket.';
  }

  #isOwn(origin: string | string[]): boolean {
    return typeof origin === 'string' && this.#origins.has(origin);
  }
}
