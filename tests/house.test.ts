/** The floors of the house, read from the imports: an arrow that runs up fails, and so does any circle. */

import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { copiesOf, faultsIn, importsOf } from './support/house.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string): string => readFileSync(`${ROOT}${path}`, 'utf8')

describe('the house', () => {
  it('has floors that hold', () => {
    const paths = globSync('{shared,server,client}/**/*.{ts,tsx}', { cwd: ROOT, exclude: ['client/dist/**'] })
    expect(paths.length).toBeGreaterThan(60)
    expect(faultsIn(new Map(paths.map((path) => [path, read(path)])))).toEqual([])
  })

  it('has one copy of Yjs: two would not know each other’s types', () => {
    expect(copiesOf('yjs', JSON.parse(read('package-lock.json')) as never)).toEqual(['node_modules/yjs'])
  })
})

describe('the watchman', () => {
  const ok = '/** Is for something. */\n'
  const faults = (files: Record<string, string>) =>
    faultsIn(new Map(Object.entries(files).map(([path, source]) => [path, ok + source])))

  it('finds imports however they are written', () => {
    const source = `import a from './a.ts'
import type { B } from "./b.ts"
import {
  c,
} from './c.ts'
import './d.css'
export { e } from './e.ts'
export * from './f.ts'
const g = await import('./g.ts')
new Worker(new URL('./h.ts', import.meta.url))
const text = "import nothing"
import { z } from 'zod'`
    expect(importsOf(source).sort()).toEqual(
      ['a.ts', 'b.ts', 'c.ts', 'd.css', 'e.ts', 'f.ts', 'g.ts', 'h.ts'].map((name) => `./${name}`).concat('zod'),
    )
  })

  it.each([
    ['shared/a.ts', "import '../server/config.ts'"],
    ['shared/a.ts', "import '../client/http.ts'"],
    ['shared/a.ts', "import 'node:fs'"],
    ['shared/board/a.ts', "import 'react'"],
    ['server/http/a.ts', "import '../../client/http.ts'"],
    ['server/http/a.ts', "import '../../tests/support/dice.ts'"],
    ['server/http/a.ts', "import '../adapters/sqlite/sqlite.ts'"],
    ['server/http/a.ts', "import '../socket/gate.ts'"],
    ['server/live/a.ts', "import type { X } from '../http/app.ts'"],
    ['server/live/a.ts', "import '../access/links.ts'"],
    ['server/access/a.ts', "import '../server.ts'"],
    ['server/ports/a.ts', "import '../live/journal.ts'"],
    ['server/adapters/memory/a.ts', "import '../../live/journal.ts'"],
    ['server/server.ts', "import './adapters/memory/memory.ts'"],
    ['server/config.ts', "import './server.ts'"],
    ['client/board/a.tsx', "import '../../server/config.ts'"],
    ['client/board/a.tsx', "import 'node:fs'"],
    ['client/board/a.tsx', "import '../build.ts'"],
    ['client/programme/a.tsx', "import * as Y from 'yjs'"],
    ['client/programme/a.tsx', "import '../board/Tray.tsx'"],
    ['client/ui/a.tsx', "import '../board/Tray.tsx'"],
    ['server/http/programme-routes.ts', "import '../live/live-board.ts'"],
    ['server/http/programme-routes.ts', "import '../../shared/board/read.ts'"],
    ['server/http/programme-routes.ts', "import '../ports/board-store.ts'"],
    ['server/http/programme-routes.ts', "import 'yjs'"],
    ['shared/index.ts', ''],
    ['shared/a.ts', 'export default 1'],
    ['shared/a.ts', "import './b'"],
    ['shared/a.ts', "import './b.js'"],
  ])('says what is wrong with %s: %s', (path, source) => {
    expect(faults({ [path]: source })).toHaveLength(1)
  })

  it.each([
    ['server/start.ts', "import './adapters/sqlite/sqlite.ts'"],
    ['server/http/programme-routes.ts', "import '../../shared/programme/diff.ts'\nimport { Hono } from 'hono'"],
    ['client/board/a.tsx', "import * as Y from 'yjs'\nimport '../../shared/board/read.ts'\nimport './a.module.css'"],
    ['client/build.ts', "import 'node:fs'"],
    ['client/vite.config.ts', 'export default {}'],
  ])('has nothing to say of %s: %s', (path, source) => {
    expect(faults({ [path]: source })).toEqual([])
  })

  it('follows the programme’s routes through their floor', () => {
    const files = {
      'server/http/programme-routes.ts': "import './page.ts'",
      'server/http/page.ts': "import './deeper.ts'",
      'server/http/deeper.ts': "import '../live/live-board.ts'",
      'server/http/app.ts': "import '../live/live-board.ts'",
    }
    expect(faults(files)).toEqual(['server/http/deeper.ts serves strangers, and imports server/live/live-board.ts'])
  })

  it('follows the attendees’ page wherever it leads', () => {
    const files = {
      'client/programme/page.tsx': "import '../link/store.ts'\nimport '../link/doc.ts'",
      'client/link/store.ts': "import '../ui/classes.ts'",
      'client/link/doc.ts': "import 'yjs'",
    }
    expect(faults(files)).toEqual(['client/link/doc.ts is part of an attendee’s page, and imports yjs'])
  })

  it('finds a circle, also of types, once', () => {
    const files = {
      'shared/a.ts': "import './b.ts'",
      'shared/b.ts': "import type { C } from './c.ts'",
      'shared/c.ts': "import './a.ts'",
      'shared/d.ts': "import './a.ts'",
    }
    expect(faults(files)).toEqual(['a circle: shared/a.ts → shared/b.ts → shared/c.ts → shared/a.ts'])
  })

  it('misses a file’s first sentence', () => {
    expect(faultsIn(new Map([['shared/a.ts', 'export const a = 1\n']]))).toHaveLength(1)
  })

  it('counts copies of a package', () => {
    const packages = { 'node_modules/yjs': {}, 'node_modules/a/node_modules/yjs': {}, 'node_modules/not-yjs': {} }
    expect(copiesOf('yjs', { packages })).toEqual(['node_modules/yjs', 'node_modules/a/node_modules/yjs'])
  })
})
