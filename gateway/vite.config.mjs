import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = path.dirname(fileURLToPath(import.meta.url));

/** The explorer: one page with everything in it, so that it works without a network. */
export default defineConfig({
  root: path.join(here, 'src/explorer/page'),
  base: './',
  logLevel: 'warn',
  build: {
    outDir: path.join(here, 'public'),
    emptyOutDir: true,
    // Left as files: the page's policy forbids what is written into it.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 8_000,
    reportCompressedSize: false,
    rolldownOptions: {
      // The editor's parts say "use client" for frameworks that this page does not use.
      onLog: (level, log, write) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && write(level, log),
    },
  },
  worker: { format: 'es' },
});
