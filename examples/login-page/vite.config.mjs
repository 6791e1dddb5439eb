import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Two builds: the page, and with `--mode server` its server. */
export default defineConfig(({ mode }) =>
  mode === 'server'
    ? {
        root: here,
        build: { ssr: 'server/main.ts', outDir: 'dist/server', emptyOutDir: true },
        ssr: { external: ['sms-otp-kit'] },
      }
    : {
        root: `${here}web`,
        plugins: [react()],
        build: { outDir: '../dist/web', emptyOutDir: true, chunkSizeWarningLimit: 1000 },
      },
);
