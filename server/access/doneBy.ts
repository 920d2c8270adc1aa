import type { Refusal } from '#server/sync/Guard.ts';

/** A close frame holds no longer reason (RFC 6455). */
const mostBytes = 123;

/** An ending that says who brought it about: "Anna changed what you may do." A name that is too long is cut. */
export function doneBy(name: string, deed: string, { code }: Refusal): Refusal {
  let shown = [...name];
  const sentence = () => `${shown.join('')}${shown.length < [...name].length ? '…' : ''} ${deed}`;
  while (Buffer.byteLength(sentence()) > mostBytes) shown = shown.slice(0, -1);
  return { code, reason: sentence() };
}
