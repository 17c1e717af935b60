/** The floors of the house as rules on imports: pure, from paths and sources to sentences about what is wrong. */

import { posix } from 'node:path'

/** Sources by their path from the root: `server/http/app.ts`. */
export type Sources = ReadonlyMap<string, string>

const FROM = /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/g
const BARE = /(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g
const WORKER = /\bnew URL\(\s*['"](\.[^'"]+\.tsx?)['"]/g

/** Every module that a source names, types too: they belong on a floor as much as values. */
export const importsOf = (source: string): string[] =>
  [FROM, BARE, DYNAMIC, WORKER].flatMap((form) => [...source.matchAll(form)].map(([, to]) => to ?? ''))

const isRelative = (specifier: string): boolean => specifier.startsWith('.')
const targetOf = (from: string, specifier: string): string =>
  isRelative(specifier) ? posix.join(posix.dirname(from), specifier) : specifier

const TOP = ['shared', 'server', 'client'] as const
/** Tools that build and serve the pages run in Node, and are no part of them. */
const CLIENT_TOOLS = ['client/build.ts', 'client/dev.ts', 'client/vite.config.ts']

/** Which floors of the server a floor may import; itself always. */
const SERVER_FLOORS: Readonly<Record<string, readonly string[]>> = {
  main: ['start'],
  'owner-link': ['command', 'config', 'access', 'ports', 'adapters'],
  backup: ['command', 'adapters'],
  restore: ['command', 'adapters'],
  command: ['config'],
  start: ['server', 'config', 'http', 'socket', 'live', 'access', 'ports', 'adapters'],
  server: ['config', 'http', 'socket', 'live', 'access', 'ports'],
  config: ['ports'],
  http: ['live', 'access', 'ports'],
  socket: ['live', 'access', 'ports'],
  live: ['ports'],
  access: ['ports'],
  ports: [],
  adapters: ['ports'],
}

/** Public things alone: what the programme's routes, and what they import of their floor, may name. */
const PUBLIC =
  /^(server\/http\/[\w-]+\.ts|server\/ports\/(programme-store|clock|log)\.ts|server\/access\/picks\.ts|shared\/(programme|exports)\/[\w-]+\.ts|shared\/(release|ids|time|must|access|protocol\/api)\.ts)$/
const NEVER_PUBLIC = /^(yjs|y-.*|lib0.*)$/

function* floorFaults(from: string, to: string): Generator<string> {
  const [top, floor = ''] = partsOf(from)
  const [toTop, toFloor = ''] = partsOf(to)
  if (toTop === 'tests') yield `${from} imports a test: ${to}`
  if (top === 'shared' && toTop !== 'shared' && TOP.includes(toTop as never)) yield `${from} leaves shared: ${to}`
  if (top === 'shared' && /^(node:|react|ws$|hono|@hono|pino)/.test(to))
    yield `${from} is for both sides, and imports ${to}`
  if (top === 'server' && toTop === 'client') yield `${from} imports the client: ${to}`
  if (top === 'client' && toTop === 'server') yield `${from} imports the server: ${to}`
  if (top === 'client' && to.startsWith('node:') && !CLIENT_TOOLS.includes(from))
    yield `${from} is for browsers, and imports ${to}`
  if (top === 'client' && CLIENT_TOOLS.includes(to) && !CLIENT_TOOLS.includes(from))
    yield `${from} imports a tool: ${to}`
  if (top === 'server' && toTop === 'server' && floor !== toFloor && !SERVER_FLOORS[floor]?.includes(toFloor)) {
    yield `${from} may not import server/${toFloor}: ${to}`
  }
  if (top === 'client' && floor === 'ui' && toTop === 'client' && toFloor !== 'ui')
    yield `${from} knows more than looks: ${to}`
}

function partsOf(path: string): string[] {
  const [top = '', next = '', ...rest] = path.split('/')
  return [top, rest.length > 0 ? next : next.replace(/\.tsx?$/, '')]
}

/** What a file says of itself: its exports, its name, how it writes its imports. */
function* formFaults(from: string, source: string): Generator<string> {
  if (/(^|\/)index\.tsx?$/.test(from)) yield `${from} is an index file`
  const isDefault = /(^|\n)export default\b|\bas default\b/.test(source)
  if (isDefault && !/\.config\.ts$/.test(from)) yield `${from} has a default export`
  if (!/^(#!.*\n)?\s*\/\*\*/.test(source) && !/\.config\.ts$/.test(from))
    yield `${from} does not open with what it is for`
  for (const specifier of importsOf(source).filter(isRelative)) {
    if (!/\.(ts|tsx|css)$/.test(specifier)) yield `${from} imports without an ending: ${specifier}`
  }
}

/** What files and all that they import under `within` may not import, as sentences. */
function* faultsBeyond(
  sources: Sources,
  starts: readonly string[],
  within: string,
  fault: (to: string, isFile: boolean) => string | null,
): Generator<string> {
  const seen = new Set(starts)
  // A set goes on with what is added to it meanwhile.
  for (const from of seen) {
    for (const specifier of importsOf(sources.get(from) ?? '')) {
      const to = targetOf(from, specifier)
      const what = fault(to, isRelative(specifier))
      if (what) yield `${from} ${what}, and imports ${to}`
      if (to.startsWith(within)) seen.add(to)
    }
  }
}

/** The programme's routes hold no handle from which a private byte could come. */
const publicFaults = (sources: Sources): Generator<string> =>
  faultsBeyond(
    sources,
    [
      'server/http/programme-routes.ts',
      'server/http/export-routes.ts',
      'server/http/pick-routes.ts',
      'server/http/manifest-routes.ts',
    ],
    'server/http/',
    (to, isFile) => ((isFile ? PUBLIC.test(to) : !NEVER_PUBLIC.test(to)) ? null : 'serves strangers'),
  )

/** The attendees' page is small: no Yjs comes with it, nor the board. */
const pageFaults = (sources: Sources): Generator<string> =>
  faultsBeyond(
    sources,
    [...sources.keys()].filter((path) => path.startsWith('client/programme/')),
    'client/',
    (to) => (/^client\/board\//.test(to) || NEVER_PUBLIC.test(to) ? 'is part of an attendee’s page' : null),
  )

/** Circles, each once, from the file that comes first in it. */
function circles(sources: Sources): string[] {
  const done = new Set<string>()
  const found: string[] = []
  const walk = (at: string, trail: readonly string[]): void => {
    const back = trail.indexOf(at)
    if (back >= 0) found.push(`a circle: ${[...trail.slice(back), at].join(' → ')}`)
    if (back >= 0 || done.has(at)) return
    const source = sources.get(at)
    if (source === undefined) return
    for (const specifier of importsOf(source).filter(isRelative)) walk(targetOf(at, specifier), [...trail, at])
    done.add(at)
  }
  for (const path of [...sources.keys()].sort()) walk(path, [])
  return found
}

/** Everything that is wrong with the house, as sentences. */
export function faultsIn(sources: Sources): string[] {
  const single = [...sources].flatMap(([from, source]) => {
    const arrows = importsOf(source).flatMap((specifier) => [...floorFaults(from, targetOf(from, specifier))])
    return [...arrows, ...formFaults(from, source)]
  })
  return [...single, ...publicFaults(sources), ...pageFaults(sources), ...circles(sources)]
}

/** Where a lock file puts copies of a package. */
export const copiesOf = (name: string, lock: { packages: Record<string, unknown> }): string[] =>
  Object.keys(lock.packages).filter((path) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`))
