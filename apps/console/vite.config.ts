import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

/** The console: `dist/console`, served by the API. `npx vite apps/console` serves it while it is written, before an API on port 8080. */
export default defineConfig({
  root,
  plugins: [react()],
  resolve: {
    alias: {
      // Receipts are checked by the code of the log itself, on the cryptography of a browser.
      '@duibiao/log': path.join(root, '../../libs/log/src/index.ts'),
      'node:crypto': path.join(root, 'src/receipt/node-crypto.ts'),
    },
  },
  build: {
    outDir: path.join(root, '../../dist/console'),
    emptyOutDir: true,
    target: 'es2023',
    // What a page brings is told by its gzipped size in the tests; the warning counts plain bytes.
    chunkSizeWarningLimit: 2_000,
  },
  server: { proxy: { '/v1': 'http://127.0.0.1:8080' } },
});
