import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** The pages of this folder, with the kit from source through its public doors. */
export async function servePages() {
  const server = await createServer({
    configFile: false,
    root: path('.'),
    cacheDir: path('../../node_modules/.vite-browsers'),
    logLevel: 'error',
    plugins: [react()],
    server: { host: '127.0.0.1', port: 0, fs: { allow: [path('../..')] }, hmr: false, watch: null },
    resolve: {
      alias: [
        { find: /^sms-otp-kit$/, replacement: path('../../src/index.ts') },
        { find: /^sms-otp-kit\/(hooks|proxy|sandbox)$/, replacement: path('../../src/$1/index.ts') },
        { find: /^sms-otp-kit\/locales\/(.+)$/, replacement: path('../../src/locale/$1.ts') },
        { find: /^sms-otp-kit\/styles\.css$/, replacement: path('../../src/styles/index.css') },
      ],
    },
    optimizeDeps: {
      include: ['react', 'react-dom', 'react-dom/client', 'react/jsx-dev-runtime', '@tanstack/react-query'],
    },
  });
  await server.listen();
  return { url: server.resolvedUrls.local[0], close: () => server.close() };
}
