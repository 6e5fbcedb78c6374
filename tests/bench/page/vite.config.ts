/** Builds the page that is measured. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'tests/bench/page',
  base: './',
  plugins: [react()],
  build: {
    outDir: '../../../dist/bench/page',
    emptyOutDir: true,
    target: 'chrome120',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
  },
});
