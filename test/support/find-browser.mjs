import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const fixedPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The Chromium that tests run in: `CHROMIUM_PATH`, else an installed Chromium or Chrome.
 * `undefined` leaves the choice to Playwright, which then uses its own download.
 * @returns {string | undefined}
 */
export function findBrowser() {
  const wanted = process.env['CHROMIUM_PATH'];
  if (wanted) {
    if (existsSync(wanted)) return wanted;
    throw new Error(
      `CHROMIUM_PATH is set to ${wanted}, but no file is there. Correct it, or unset it to use an installed browser.`,
    );
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  for (const name of names) for (const folder of folders) if (existsSync(join(folder, name))) return join(folder, name);
  return fixedPlaces.find((place) => existsSync(place));
}
