import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const APP = /web\/src\/app\/app\.tsx$/;
const GROUP = 'whole-app';

/** The page asks for the app's file together with the first one, which would ask for it only when it runs. */
const preloadApp: Plugin = {
  name: 'preload-app',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle }) =>
      Object.values(bundle ?? {}).flatMap((file) =>
        file.type === 'chunk' && file.name === GROUP
          ? [{ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file.fileName}` } }]
          : [],
      ),
  },
};

/** `npm run web:dev` beside a running server; `npm run build` for what the server sends. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), preloadApp],
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
            // What the first page needs is two files: fifty small ones pack worse and wait for each other, and one
            // takes too long to run at a stretch.
            { name: 'first', tags: ['$initial'] },
            { name: GROUP, test: APP, includeDependenciesRecursively: true },
          ],
        },
      },
    },
  },
  // Where a running Lectern answers while the app is worked on.
  server: { proxy: { '/api': process.env.LECTERN_API ?? 'http://127.0.0.1:5001' } },
});
