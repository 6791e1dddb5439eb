import react from '@vitejs/plugin-react';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import { fileURLToPath } from 'node:url';
import { createServer, type Plugin } from 'vite';
import type { BrowserConfigOptions } from 'vitest/node';
import { defineConfig } from 'vitest/config';
import { findBrowser } from './test/support/find-browser.mjs';
import type * as RealServer from './test/support/real-server.js';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** Tests and stories meet the kit through its public doors, read from source; the built package is tested from dist. */
export const doors = [
  { find: /^sms-otp-kit$/, replacement: path('./src/index.ts') },
  { find: /^sms-otp-kit\/(hooks|proxy|sandbox|sandbox\/msw|country-picker)$/, replacement: path('./src/$1/index.ts') },
  { find: /^sms-otp-kit\/phone-metadata$/, replacement: path('./src/phone-number/index.ts') },
  { find: /^sms-otp-kit\/locales\/(.+)$/, replacement: path('./src/locale/$1.ts') },
  { find: /^sms-otp-kit\/country-picker\.css$/, replacement: path('./src/styles/country-picker.css') },
  { find: /^sms-otp-kit\/themes\/shadcn\.css$/, replacement: path('./src/styles/themes/shadcn.css') },
  { find: /^sms-otp-kit\/styles\.css$/, replacement: path('./src/styles/index.css') },
];

// One object per project: a shared one is changed by Vitest, and stories then carry the other project's name.
function chromium(): BrowserConfigOptions {
  const executablePath = findBrowser();
  return {
    enabled: true,
    headless: true,
    screenshotFailures: false,
    provider: playwright({
      launchOptions: {
        ...(executablePath ? { executablePath } : {}),
        args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-background-networking'],
      },
      contextOptions: { permissions: ['clipboard-read', 'clipboard-write'] },
    }),
    instances: [{ browser: 'chromium' }],
  };
}

/** The proxy on a sandbox, on the origin of the test page: hooks and step meet them over HTTP. */
function realServer(): Plugin {
  // A server of its own, because that of the project wraps dynamic imports for a browser; made for the first test that asks.
  let loading: Promise<typeof RealServer> | undefined;
  const load = async (): Promise<typeof RealServer> => {
    const server = { middlewareMode: true, ws: false, watch: null } as const;
    const own = await createServer({
      configFile: false,
      appType: 'custom',
      server,
      resolve: { alias: doors },
      optimizeDeps: { entries: [], noDiscovery: true },
    });
    return (await own.ssrLoadModule(path('./test/support/real-server.ts'))) as typeof RealServer;
  };
  return {
    name: 'real-server',
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        if (!/^\/(?:real|auth\/sms-otp)\//u.test(request.url ?? '')) return next();
        void (loading ??= load()).then(({ answer }) => answer(request, response), next);
      });
    },
  };
}

export default defineConfig(({ mode }) => ({
  plugins: [react()],
  // The package's own build resolves relative imports only; doors are for tests and stories.
  resolve: mode === 'production' ? {} : { alias: doors },
  build: {
    lib: {
      entry: {
        index: path('./src/index.ts'),
        'hooks/index': path('./src/hooks/index.ts'),
        'country-picker/index': path('./src/country-picker/index.ts'),
        'phone-number/index': path('./src/phone-number/index.ts'),
        'proxy/index': path('./src/proxy/index.ts'),
        'sandbox/index': path('./src/sandbox/index.ts'),
        'sandbox/msw/index': path('./src/sandbox/msw/index.ts'),
        'sandbox/cli': path('./src/sandbox/cli.ts'),
        'locale/en': path('./src/locale/en.ts'),
        'locale/es': path('./src/locale/es.ts'),
        'locale/pt-br': path('./src/locale/pt-br.ts'),
        styles: path('./src/styles/index.css'),
        'country-picker-styles': path('./src/styles/country-picker.css'),
        'themes/shadcn': path('./src/styles/themes/shadcn.css'),
      },
      formats: ['es'],
    },
    sourcemap: true,
    minify: false,
    cssCodeSplit: true,
    cssMinify: true,
    cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
    rolldownOptions: {
      checks: { bundlerTimings: false },
      external: [
        /^node:/,
        /^react($|\/)/,
        /^react-dom($|\/)/,
        /^@tanstack\/react-query($|\/)/,
        /^libphonenumber-js($|\/)/,
        /^react-aria-components($|\/)/,
        /^jose($|\/)/,
        /^msw($|\/)/,
        /^rate-limiter-flexible($|\/)/,
      ],
      output: {
        preserveModules: true,
        preserveModulesRoot: 'src',
        entryFileNames: '[name].js',
        assetFileNames: '[name][extname]',
      },
    },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          // Some tests make hundreds of requests, and the machine may be busy.
          testTimeout: 30_000,
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', 'test/**/*.browser.test.*', 'test/e2e/**', 'test/package-exports.test.ts'],
        },
      },
      {
        extends: true,
        plugins: [realServer()],
        // For the worker script of MSW, which must lie at the root of the origin.
        publicDir: path('./node_modules/msw/lib'),
        optimizeDeps: {
          include: [
            'react',
            'react-dom',
            'react-dom/client',
            'react-dom/server',
            'react/jsx-dev-runtime',
            'react/jsx-runtime',
            '@tanstack/react-query',
            'vitest-browser-react',
            '@testing-library/react',
            '@testing-library/user-event',
            'axe-core',
            'fast-check',
            'jose',
            'msw',
            'msw/browser',
            'react-hook-form',
            'react-aria-components/Autocomplete',
            'react-aria-components/Input',
            'react-aria-components/ListBox',
            'react-aria-components/TextField',
            'libphonenumber-js/core',
            'libphonenumber-js/mobile/metadata',
            'libphonenumber-js/max/metadata',
          ],
        },
        test: {
          name: 'browser',
          include: ['test/**/*.browser.test.{ts,tsx}'],
          browser: chromium(),
          testTimeout: 30_000,
          expect: { poll: { timeout: 5000 } },
        },
      },
      {
        extends: true,
        plugins: [realServer()],
        // The oldest React of the peer range.
        cacheDir: path('./node_modules/.vite-react-18'),
        resolve: {
          alias: [
            ...doors,
            { find: /^react$/, replacement: path('./test/react-18/node_modules/react/index.js') },
            { find: /^react\/(jsx-(?:dev-)?runtime)$/, replacement: path('./test/react-18/node_modules/react/$1.js') },
            { find: /^react-dom$/, replacement: path('./test/react-18/node_modules/react-dom/index.js') },
            {
              find: /^react-dom\/(client|server|test-utils)$/,
              replacement: path('./test/react-18/node_modules/react-dom/$1.js'),
            },
          ],
        },
        test: {
          name: 'react-18',
          include: ['test/{otp-input,phone-entry,locale-picker,sms-otp-step,hooks}/**/*.browser.test.{ts,tsx}'],
          browser: chromium(),
          testTimeout: 30_000,
          expect: { poll: { timeout: 5000 } },
        },
      },
      {
        extends: true,
        plugins: [storybookTest({ configDir: path('./.storybook') })],
        // Found only when a story asks for them; found late, they reload the page under the stories that run.
        optimizeDeps: {
          include: [
            'react-hook-form',
            'react-aria-components/Autocomplete',
            'react-aria-components/Input',
            'react-aria-components/ListBox',
            'react-aria-components/TextField',
          ],
        },
        test: { name: 'stories', browser: chromium() },
      },
      {
        extends: true,
        // The built package and the running demo: what a stranger gets. Needs `npm run build` first; `npm test` does it.
        resolve: { alias: [] },
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts', 'test/package-exports.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
}));
