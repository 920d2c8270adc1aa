import { trustedScript } from './trustedScript.ts';

/** Starts a module worker; `url` comes from an import with `?worker&url`. */
export function startWorker(url: string): Worker {
  return new Worker(trustedScript(url), { type: 'module' });
}
