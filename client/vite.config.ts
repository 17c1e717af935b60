/** How the page is built: plain files under one strict security policy, for browsers of the last two years. */

import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Says beside the manifest which modules each chunk is made of: for the check of what attendees load. */
const modulesOfChunks = (fileName: string): Plugin => ({
  name: 'modules-of-chunks',
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter((part) => part.type === 'chunk')
    const source = JSON.stringify(Object.fromEntries(chunks.map(({ fileName, moduleIds }) => [fileName, moduleIds])))
    this.emitFile({ type: 'asset', fileName, source })
  },
})

/** While one works on them, attendees' pages run on React itself: one server then has both, and reloads them in place. */
const attendeesPage: Plugin = {
  name: 'attendees-page',
  configureServer({ middlewares }) {
    middlewares.use((request, _response, next) => {
      const isPage = request.headers.accept?.includes('text/html') && /^\/p\/(?![^?]*\.)/.test(request.url ?? '')
      if (isPage) request.url = '/attendees.html'
      next()
    })
  },
}

export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  plugins: [
    react(),
    attendeesPage,
    modulesOfChunks(mode === 'attendees' ? '.vite/attendees-modules.json' : '.vite/modules.json'),
  ],
  // Two copies of Yjs would not recognise each other's types.
  resolve: { dedupe: ['yjs', 'react', 'react-dom'] },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The first that know light-dark(), on which the colours stand: it is then left as it is.
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // The policy allows scripts and fonts from our own address alone: nothing may be inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    reportCompressedSize: false,
    // The board's page is one chunk: React Aria, dnd-kit and Yjs are needed all at once.
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // What takes long in a build is no news to who starts the server.
      checks: { pluginTimings: false },
      input:
        mode === 'attendees'
          ? {}
          : { main: `${import.meta.dirname}/index.html`, sw: `${import.meta.dirname}/offline/service-worker.ts` },
      output: { entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
}))
