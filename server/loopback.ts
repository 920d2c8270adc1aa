/** Addresses that only this machine reaches, as they are written for HOST. */
export const loopback: readonly string[] = ['127.0.0.1', '::1', 'localhost'];

/** Whether the other end of a connection is on this machine: its address as the system tells it. */
export function isLoopback(address: string | undefined): boolean {
  return address === '::1' || /^(?:::ffff:)?127\./.test(address ?? '');
}
