interface TrustedScripts {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ) => { readonly createScriptURL: (url: string) => unknown };
}

/**
 * The one Trusted Types policy of the page (trust.md): only scripts of our own origin, from the build's folder or the
 * service worker; beside Vite's own server any script of our origin.
 */
function ownScript(url: string): string {
  const { origin, pathname } = new URL(url, location.origin);
  const isOurs = import.meta.env.DEV || pathname.startsWith('/assets/') || pathname === '/sw.js';
  if (origin !== location.origin || !isOurs) throw new TypeError(`${url} is not a script of this page.`);
  return url;
}

const trusted = (globalThis as { trustedTypes?: TrustedScripts }).trustedTypes;
const policy = trusted?.createPolicy('throughline', { createScriptURL: ownScript });

/** The address of a script, as `new Worker()` and `serviceWorker.register()` take it; throws where it is not ours. */
export function trustedScript(url: string): string {
  return (policy ? policy.createScriptURL(url) : ownScript(url)) as string;
}
