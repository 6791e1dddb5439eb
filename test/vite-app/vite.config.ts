import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  // One origin, as in production: no CORS, no third-party cookies, no exception in the proxy's origin check.
  server: { proxy: { '/auth': 'http://localhost:3000' } },
});
