import type { BrowserContext } from '@playwright/test';

/**
 * What went wrong in a browser without a test looking: script errors, console errors, breaches of the CSP, requests
 * that leave this machine.
 */
export type Watch = {
  readonly problems: () => readonly string[];
  /** From now on, console errors that match are no problem: a browser that is offline says so in red. */
  readonly allow: (pattern: RegExp) => void;
  readonly clear: () => void;
};

/** Watches every page of a context, from its first script on. */
export async function watchPage(context: BrowserContext, name: string): Promise<Watch> {
  const seen: string[] = [];
  const allowed: RegExp[] = [];
  const note = (text: string) => {
    if (!allowed.some((pattern) => pattern.test(text))) seen.push(`${name}: ${text}`);
  };
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`securitypolicyviolation ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  context.on('console', (message) => {
    if (message.type() === 'error') note(`${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (event) => note(event.error().stack ?? event.error().message));
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== 'localhost') note(`asked ${hostname} for something`);
  });
  return {
    problems: () => seen,
    allow: (pattern) => void allowed.push(pattern),
    clear: () => void seen.splice(0),
  };
}
