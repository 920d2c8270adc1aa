/** Request headers as Node gives them. */
type Headers = Readonly<Record<string, string | string[] | undefined>>;

/**
 * Who may talk to a server in local mode: pages of its own origins and programs on this machine. It stops DNS
 * rebinding (the Host header names a foreign domain) and foreign pages (the Origin header names them).
 */
export class OriginRule {
  readonly #origins: ReadonlySet<string>;
  readonly #hosts: ReadonlySet<string>;

  /** `origin` is where people open it, scheme, host and port; the three names of this machine go with its port. */
  constructor(origin: string, ownPort: number) {
    const { protocol } = new URL(origin);
    const own = ['localhost', '127.0.0.1', '[::1]'].map((host) => `${protocol}//${host}:${ownPort}`);
    const origins = [origin, ...own].map((text) => new URL(text));
    this.#origins = new Set(origins.map((url) => url.origin));
    this.#hosts = new Set(origins.map((url) => url.host));
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

  #isOwn(origin: string | string[]): boolean {
    return typeof origin === 'string' && this.#origins.has(origin);
  }
}
