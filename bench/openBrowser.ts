import { chromium, type Browser } from '@playwright/test';
import { browserFlags } from '../scripts/browserFlags.ts';
import { ensureChromium } from '../scripts/ensureChromium.ts';

/** The same Chromium as the tests have. Throws where there is none: a bench without a browser measures nothing. */
export async function openBrowser(): Promise<Browser> {
  const found = ensureChromium();
  if ('problem' in found) throw new Error(found.problem);
  return chromium.launch({ executablePath: found.path, args: browserFlags });
}
