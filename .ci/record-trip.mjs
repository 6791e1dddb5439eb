import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { findBrowser } from '../test/support/find-browser.mjs';
import { root } from './prepare.mjs';

/** Plays the demo in a browser and writes the pictures of the README: the trip as a GIF, and one still of the code screen. */
const size = { width: 900, height: 620 };
const scale = 2;
const images = join(root, 'docs/images');

const demo = spawn(process.execPath, ['examples/login-page/demo.mjs'], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'inherit'],
  env: { ...process.env, PORT: '', STYTCH_PROJECT_ID: '', STYTCH_SECRET: '' },
});
let printed = '';
for await (const chunk of demo.stdout) if ((printed += chunk).includes('Ready: ')) break;
const [, address = ''] = /Ready: (http:\S+)/u.exec(printed) ?? [];
const executablePath = findBrowser();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] });
try {
  const frames = await playTrip();
  writeFileSync(join(images, 'trip.gif'), await encode(frames));
} finally {
  await browser.close();
  demo.kill();
  await once(demo, 'exit');
}

/** @returns {Promise<{ png: Buffer, ms: number }[]>} */
async function playTrip() {
  const context = await browser.newContext({
    locale: 'en-US',
    viewport: size,
    deviceScaleFactor: scale,
    colorScheme: 'light',
  });
  const page = await context.newPage();
  /** @type {{ png: Buffer, ms: number }[]} */
  const frames = [];
  // The caret blinks by the clock, so it would be in some frames and not in others.
  const show = async (/** @type {number} */ ms) => frames.push({ png: await page.screenshot({ caret: 'hide' }), ms });
  const press = (/** @type {string} */ name) => page.getByRole('button', { name, exact: true }).click();

  await page.goto(address);
  await page.getByRole('button', { name: 'Use: Ada Lovelace' }).click();
  await show(1400);
  await press('Continue');
  const field = page.locator('[data-sms-otp-part=code-input]');
  await field.waitFor();
  const onPhone = page.getByRole('complementary', { name: 'Demo phone' });
  const sms = onPhone.getByText(/@localhost #\d{6}/u);
  await sms.waitFor();
  await show(1600);
  const language = page.locator('select').first();
  await language.selectOption({ label: 'Español' });
  await page.getByRole('heading', { name: 'Introduce el código' }).waitFor();
  await show(1100);
  await language.selectOption({ label: 'Português (Brasil)' });
  await page.getByRole('heading', { name: 'Digite o código' }).waitFor();
  await show(1100);
  await language.selectOption({ label: 'English' });
  await page.getByRole('heading', { name: 'Enter your code' }).waitFor();
  const [, code = ''] = /#(\d{6})/u.exec((await sms.textContent()) ?? '') ?? [];
  await field.focus();
  for (const [index, digit] of [...code].entries()) {
    await page.keyboard.press(digit);
    await show(index === 5 ? 900 : 260);
    if (index === 2) await page.screenshot({ path: join(images, 'login-page.png') });
  }
  await press('Verify');
  await page.getByRole('heading', { name: 'You are signed in' }).waitFor();
  await show(2600);
  return frames;
}

/** In the browser, which can read a PNG; pixels that did not change are left out of a frame. */
async function encode(/** @type {{ png: Buffer, ms: number }[]} */ frames) {
  const page = await browser.newPage();
  const gifenc = readFileSync(createRequire(import.meta.url).resolve('gifenc/dist/gifenc.js'), 'utf8');
  await page.addScriptTag({ content: `const exports = (window.gifenc = {}); { ${gifenc} }` });
  const gif = await page.evaluate(
    async ({ pictures, width, height }) => {
      const { GIFEncoder, quantize, applyPalette } = window.gifenc;
      const canvas = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
      const pixels = [];
      for (const { data } of pictures) {
        canvas.drawImage(await createImageBitmap(await (await fetch(data)).blob()), 0, 0);
        pixels.push(canvas.getImageData(0, 0, width, height).data);
      }
      const all = new Uint8ClampedArray(pixels.length * pixels[0].length);
      for (const [index, data] of pixels.entries()) all.set(data, index * data.length);
      const palette = quantize(all, 255);
      const transparentIndex = palette.push([0, 0, 0]) - 1;
      const encoder = GIFEncoder();
      let before;
      for (const [index, data] of pixels.entries()) {
        const indexed = applyPalette(data, palette.slice(0, -1));
        const changed = before
          ? indexed.map((color, at) => (color === before[at] ? transparentIndex : color))
          : indexed;
        const delay = pictures[index].ms;
        encoder.writeFrame(changed, width, height, {
          palette: before ? undefined : palette,
          delay,
          transparent: Boolean(before),
          transparentIndex,
          dispose: 1,
        });
        before = indexed;
      }
      encoder.finish();
      let text = '';
      for (const byte of encoder.bytes()) text += String.fromCharCode(byte);
      return btoa(text);
    },
    {
      width: size.width * scale,
      height: size.height * scale,
      pictures: frames.map(({ png, ms }) => ({ data: `data:image/png;base64,${png.toString('base64')}`, ms })),
    },
  );
  return Buffer.from(gif, 'base64');
}
