import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './findChromium.ts';

/**
 * Finds Chromium, or installs Debian's package where it may (root on Debian or Ubuntu).
 * @returns the path of the browser, or the sentence that says what to install.
 */
export function ensureChromium(): { path: string } | { problem: string } {
  const found = findChromium();
  if (found !== null) return { path: found };
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen) return { problem: `CHROMIUM_PATH is ${chosen}, which is no program that can be run.` };
  if (!mayInstall()) {
    return {
      problem:
        'The end-to-end tests need Chromium. Install it (Debian, Ubuntu: apt-get install chromium) or set CHROMIUM_PATH to the browser.',
    };
  }
  console.log('Chromium is not here: installing the chromium package.');
  const installed =
    aptGet(['update']) &&
    aptGet(['install', '--yes', '--no-install-recommends', 'chromium', 'fonts-liberation']);
  const path = installed ? findChromium() : null;
  return path === null ? { problem: 'apt-get could not install chromium; install it by hand.' } : { path };
}

function mayInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

function aptGet(words: readonly string[]): boolean {
  const { status } = spawnSync('apt-get', words, {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}

if (import.meta.main) {
  const result = ensureChromium();
  console.log('path' in result ? result.path : result.problem);
  process.exitCode = 'path' in result ? 0 : 1;
}
