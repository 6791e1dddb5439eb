/** Whether `url` leads away from the page: every host but its own. Data and blobs travel nowhere. */
export function isForeign(url: string, page: string): boolean {
  const { protocol, host } = new URL(url, page);
  return !['data:', 'blob:', 'about:'].includes(protocol) && host !== new URL(page).host;
}

/**
 * Watches what a story asks of the network, until it is stopped, which tells the foreign addresses. Requests that were made by
 * elements and by `fetch` stand in the browser's own list once they ended, also in failure; the wrapped calls are there at once.
 */
export function watchNetwork(): () => string[] {
  const page = location.href;
  const asked: string[] = [];
  const startedAt = performance.now();
  const own = { fetch: window.fetch, WebSocket: window.WebSocket, open: XMLHttpRequest.prototype.open };
  window.fetch = (input, init) => {
    asked.push(input instanceof Request ? input.url : String(input));
    return own.fetch.call(window, input, init);
  };
  window.WebSocket = class extends own.WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      asked.push(String(url));
      super(url, protocols);
    }
  };
  XMLHttpRequest.prototype.open = function open(this: XMLHttpRequest, ...call: unknown[]) {
    asked.push(String(call[1]));
    Reflect.apply(own.open, this, call);
  };
  return () => {
    window.fetch = own.fetch;
    window.WebSocket = own.WebSocket;
    XMLHttpRequest.prototype.open = own.open;
    const loaded = performance.getEntriesByType('resource').filter((entry) => entry.startTime >= startedAt);
    const all = [...asked, ...loaded.map(({ name }) => name)];
    return [...new Set(all.filter((url) => isForeign(url, page)))];
  };
}
