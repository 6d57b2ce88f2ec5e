import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const root = import.meta.dirname;

const SMALL_BYTES = 1_024;

/** Writes each script and style once more as .br and .gz: the API sends what the browser takes, and compresses nothing anew. */
const compressed = (folder: string): Plugin => ({
  name: 'compressed',
  apply: 'build',
  closeBundle() {
    for (const name of readdirSync(folder)) {
      const file = path.join(folder, name);
      const bytes = readFileSync(file);
      if (bytes.length < SMALL_BYTES || !/\.(js|css|svg)$/.test(name)) continue;
      writeFileSync(`${file}.br`, brotliCompressSync(bytes));
      writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
    }
  },
});

/** The console: `dist/console`, served by the API. `npx vite apps/console` serves it while it is written, before an API on port 8080. */
export default defineConfig({
  root,
  plugins: [react(), compressed(path.join(root, '../../dist/console/assets'))],
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
