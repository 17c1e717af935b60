import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    // The servers that tests start compile the same files again and again.
    env: { NODE_COMPILE_CACHE: new URL('output/compiled', import.meta.url).pathname },
    // One module graph for all files of a worker: a test that leaves something behind shows itself, and check takes half the time.
    isolate: false,
    include: ['tests/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
