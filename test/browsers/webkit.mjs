import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

const keys = {
  Backspace: '\uE003',
  Delete: '\uE017',
  Tab: '\uE004',
  Enter: '\uE007',
  Escape: '\uE00C',
  Home: '\uE011',
  End: '\uE010',
  ArrowLeft: '\uE012',
  ArrowRight: '\uE014',
};
const commands = { selectAll: 'a', cut: 'x', copy: 'c', paste: 'v' };
const control = '\uE009';
const port = 4455;

/** WebKitGTK's MiniBrowser by plain WebDriver calls; without a display its session would wait for ever. */
export async function openWebKit() {
  const display = `:${90 + (process.pid % 500)}`;
  const screen = spawn('Xvfb', [display, '-screen', '0', '1280x900x24'], { stdio: 'ignore' });
  const driver = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: display },
  });
  const call = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      signal: AbortSignal.timeout(30_000),
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  const stop = () => {
    driver.kill();
    screen.kill();
  };
  try {
    await untilReady(call);
    const { sessionId, capabilities } = await call('POST', '/session', { capabilities: { alwaysMatch: {} } });
    const session = `/session/${sessionId}`;
    const evaluate = (script) => call('POST', `${session}/execute/sync`, { script: `return (${script})()`, args: [] });
    const act = (id, type, actions, more = {}) =>
      call('POST', `${session}/actions`, { actions: [{ type, id, actions, ...more }] });
    const stroke = (key) => [
      { type: 'keyDown', value: key },
      { type: 'keyUp', value: key },
    ];
    return {
      name: `WebKitGTK ${capabilities.browserVersion}`,
      goto: async (url) => {
        await call('POST', `${session}/url`, { url });
        for (let tries = 0; tries < 100; tries += 1) {
          if (await evaluate('() => document.body?.dataset.ready === "yes"')) return;
          await wait(50);
        }
        throw new Error(`${url} did not get ready`);
      },
      evaluate: (script) => evaluate(String(script)),
      type: (text) => act('keyboard', 'key', [...text].flatMap(stroke)),
      press: (key) => act('keyboard', 'key', stroke(keys[key] ?? key)),
      // MiniBrowser leaves Ctrl+Z to a menu that automation does not have.
      command: (name) =>
        name === 'undo'
          ? evaluate("() => document.execCommand('undo')")
          : act('keyboard', 'key', [
              { type: 'keyDown', value: control },
              ...stroke(commands[name]),
              { type: 'keyUp', value: control },
            ]),
      click: (x, y) =>
        act(
          'mouse',
          'pointer',
          [
            { type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0 },
            { type: 'pointerDown', button: 0 },
            { type: 'pointerUp', button: 0 },
          ],
          { parameters: { pointerType: 'mouse' } },
        ),
      close: async () => {
        await call('DELETE', session).catch(() => {});
        stop();
      },
    };
  } catch (error) {
    stop();
    throw error;
  }
}

async function untilReady(call) {
  for (let tries = 0; ; tries += 1) {
    try {
      return await call('GET', '/status');
    } catch (error) {
      if (tries > 100) throw error;
      await wait(50);
    }
  }
}
