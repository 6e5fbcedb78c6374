/** Builds the page the browser tests of the editor load. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'tests/editor-page',
  base: './',
  plugins: [react()],
  build: {
    outDir: '../../dist/editor-page',
    emptyOutDir: true,
    target: 'chrome120',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
  },
});
