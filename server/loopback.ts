/** Addresses that only this machine reaches, as they are written for HOST. */
export const loopback: readonly string[] = ['127.0.0.1', '::1', 'localhost'];
