import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `npm run web:dev` beside a running server; `npm run build` for what the server sends. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  build: {
    chunkSizeWarningLimit: 700,
    outDir: 'dist',
    emptyOutDir: true,
    // Nothing inline: the content security policy allows pictures as data, no scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    // These know light-dark(); for older ones it would be replaced by variables that Mantine's schemes do not set.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What the first page needs is one file: fifty small ones pack worse and wait for each other.
            { name: 'first', tags: ['$initial'] },
          ],
        },
      },
    },
  },
  // Where a running Lectern answers while the app is worked on.
  server: { proxy: { '/api': process.env.LECTERN_API ?? 'http://127.0.0.1:5001' } },
});
