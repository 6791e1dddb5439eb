import { describe, expect, it } from 'vitest';
import { isForeign, watchNetwork } from '../../.storybook/network-guard.js';

// Nobody listens there, so nothing leaves the machine.
const elsewhere = 'http://127.0.0.1:9';

describe('the guard of the stories', () => {
  it.each([
    ['/assets/a.js', false],
    ['data:image/png;base64,AA', false],
    ['blob:http://localhost:6006/1', false],
    ['http://localhost:6006/x', false],
    ['ws://localhost:6006/', false],
    ['https://localhost:6006/x', false],
    ['http://localhost:6007/', true],
    ['https://flags.example/us.svg', true],
    ['//cdn.example/flag.svg', true],
  ])('takes %s from http://localhost:6006 for foreign: %s', (url, foreign) => {
    expect(isForeign(url, 'http://localhost:6006/iframe.html')).toBe(foreign);
  });

  it('sees a fetch, an XMLHttpRequest, a socket and a picture that go elsewhere, and nothing of the page itself', async () => {
    const stop = watchNetwork();
    await Promise.allSettled([fetch(`${elsewhere}/fetched`), fetch('/')]);
    const request = new XMLHttpRequest();
    request.open('GET', `${elsewhere}/asked`);
    const socket = new WebSocket('ws://127.0.0.1:9/socket');
    const picture = new Image();
    const ended = new Promise((resolve) => picture.addEventListener('error', resolve));
    picture.src = `${elsewhere}/picture.png`;
    await ended;
    await expect.poll(() => performance.getEntriesByName(picture.src)).toHaveLength(1);
    socket.close();
    expect(stop().toSorted()).toEqual(
      [`${elsewhere}/asked`, `${elsewhere}/fetched`, `${elsewhere}/picture.png`, 'ws://127.0.0.1:9/socket'].toSorted(),
    );
    expect(window.fetch.toString()).toContain('[native code]');
  });
});
