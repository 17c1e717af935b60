/** Builds client/dist, if it is missing or was built from other files than there are now; `--always` builds anyway. */

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { reactInSmall } from './react-in-small.ts'

const CLIENT = import.meta.dirname
const ROOT = join(CLIENT, '..')
const DIST = join(CLIENT, 'dist')
/** Written last: a build that was interrupted has none. The server does not serve names that begin with a dot. */
const STAMP = join(DIST, '.stamp')
/** What the page is made of. The lock file says which libraries. */
const SOURCES = [CLIENT, join(ROOT, 'shared')]
const LOCK = join(ROOT, 'package-lock.json')

const stamp = stampOf([...SOURCES.flatMap(filesIn), LOCK])
const isCurrent = existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp

if (!isCurrent || process.argv.includes('--always')) {
  const start = performance.now()
  // Tests that build have `test` there, and would get a page for development: larger, and slower.
  process.env.NODE_ENV = 'production'
  const common = { configFile: join(CLIENT, 'vite.config.ts'), logLevel: 'warn' } as const
  await build(common)
  // The attendees' pages, beside them: with a manifest of their own, as chunks are never shared with the organizers'.
  await build({
    ...common,
    mode: 'attendees',
    publicDir: false,
    resolve: { alias: reactInSmall },
    build: {
      emptyOutDir: false,
      manifest: '.vite/attendees-manifest.json',
      rolldownOptions: { input: { attendees: join(CLIENT, 'attendees.html') } },
    },
  })
  // What the server draws pages with: the same components, for Node. By React itself, which draws faster than Preact does,
  // and marks where one text ends and the next begins; Preact takes its HTML over as it stands.
  await build({
    ...common,
    mode: 'attendees',
    publicDir: false,
    // With its libraries, as they are in production: React draws twice as fast there as in development.
    ssr: { noExternal: true },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      ssr: join(CLIENT, 'programme/render.tsx'),
      outDir: 'dist/drawing',
      manifest: false,
      rolldownOptions: {
        input: { render: join(CLIENT, 'programme/render.tsx') },
        output: { entryFileNames: '[name].js' },
      },
    },
  })
  writeFileSync(STAMP, stamp)
  process.stdout.write(`Built the page in ${((performance.now() - start) / 1000).toFixed(1)} s.\n`)
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => ({ entry, path: join(entry.parentPath, entry.name) }))
    .filter(({ entry, path }) => entry.isFile() && !path.startsWith(DIST))
    .map(({ path }) => path)
}

function stampOf(files: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of files.toSorted()) {
    const content = createHash('sha256').update(readFileSync(file)).digest('hex')
    hash.update(`${file.slice(ROOT.length)} ${content}\n`)
  }
  return hash.digest('hex')
}
