import { encodeQR } from 'qr';
import type { AccessMode } from './access/Door.ts';

/** What who started the server reads: where it is, and when others are served, how it gets an owner and guests. */
export function welcome({
  mode,
  url,
  setUpUrl,
}: {
  readonly mode: AccessMode;
  readonly url: string;
  readonly setUpUrl: string | null;
}): string {
  const open = `Throughline is open at ${url}`;
  if (mode === 'local') return open;
  const join = `${url}/join`;
  return [
    open,
    ...(setUpUrl === null ? [] : [`Nobody owns it yet. Set it up, once, at ${setUpUrl}`]),
    `Guests type the code of their link at ${join}`,
    encodeQR(join, 'term', { border: 2 }),
    ...(url.startsWith('http:')
      ? [
          'Without TLS (--tls-cert, --tls-key, or a proxy) a page cannot be opened offline, and others can listen.',
        ]
      : []),
  ].join('\n');
}
