import { constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { isAllowed } from './isAllowed.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const usualPlaces = [
  ...['/usr/bin', '/usr/local/bin', '/snap/bin'].flatMap((folder) => names.map((name) => join(folder, name))),
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser for the end-to-end tests: CHROMIUM_PATH if it is set, else the usual places, else the PATH; or null. */
export function findChromium(): string | null {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen) return isExecutable(chosen) ? chosen : null;
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [...usualPlaces, ...onPath].find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  return isAllowed(file, constants.X_OK);
}
