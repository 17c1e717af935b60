/** What an attendee's page loads, at first and while it is read, read from the manifest of the built client. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const DIST = fileURLToPath(new URL('../../client/dist', import.meta.url))

interface Part {
  readonly file: string
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
  readonly css?: readonly string[]
}

type Manifest = Readonly<Record<string, Part>>

export interface LoadedFile {
  readonly name: string
  /** Of `gzip -9`. */
  readonly bytes: number
  readonly text: string
}

export interface PageWeight {
  readonly scripts: readonly LoadedFile[]
  readonly styles: readonly LoadedFile[]
  /** Every module in the scripts, by its path. */
  readonly modules: readonly string[]
}

const fromDist = (file: string): string => readFileSync(join(DIST, file), 'utf8')

/** Of the attendees' page: everything, also what comes later. */
export const attendeesWeight = (): PageWeight => weigh('attendees-', null, 'attendees.html')

/** Of one of the organizers' pages: of the shell's parts that come later, only `page` counts; of that all. */
export const organizersWeight = (page: string): PageWeight => weigh('', 'index.html', page)

function weigh(build: string, shell: string | null, page: string): PageWeight {
  const manifest = JSON.parse(fromDist(`.vite/${build}manifest.json`)) as Manifest
  const modulesOf = JSON.parse(fromDist(`.vite/${build}modules.json`)) as Readonly<Record<string, readonly string[]>>
  const parts = new Map<string, Part>()
  const take = (name: string) => {
    const part = manifest[name]
    if (!part) throw new Error(`${name} is not in the manifest`)
    if (parts.has(name)) return
    parts.set(name, part)
    const later = name === shell ? [] : (part.dynamicImports ?? [])
    for (const next of [...(part.imports ?? []), ...later]) take(next)
  }
  if (shell) take(shell)
  take(page)
  const files = (names: Iterable<string>): LoadedFile[] =>
    [...new Set(names)].sort().map((name) => {
      const text = fromDist(name)
      return { name, text, bytes: gzipSync(text, { level: 9 }).length }
    })
  const scripts = files([...parts.values()].map(({ file }) => file))
  return {
    scripts,
    styles: files([...parts.values()].flatMap(({ css }) => css ?? [])),
    modules: scripts.flatMap(({ name }) => modulesOf[name] ?? []),
  }
}

export const weightOf = (files: readonly LoadedFile[]): number => files.reduce((sum, { bytes }) => sum + bytes, 0)
