import { trustedScript } from '#workers/trustedScript.ts';

/**
 * Has the service worker keep the page, so that it opens without network. Only where the browser allows it (HTTPS, or
 * this machine) and not beside Vite's own server; begins when the page has been drawn, to take nothing from it.
 */
export function keepPage(): void {
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) return;
  window.addEventListener('load', () => void register(), { once: true });
}

async function register(): Promise<void> {
  try {
    await navigator.serviceWorker.register(trustedScript('/sw.js'), { updateViaCache: 'none' });
  } catch {
    // reason: browsers refuse it where they store nothing (private windows, a certificate that they do not know)
  }
}
