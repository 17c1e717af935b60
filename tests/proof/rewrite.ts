/** Puts other text in the place of some in the product's sources while they are loaded: in this thread and its workers. */

import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

export interface Rewrite {
  /** For messages. */
  readonly name: string
  /** From the root: `server/live/journal.ts`. */
  readonly file: string
  /** Stands there exactly once. */
  readonly find: string
  readonly replace: string
}

const ROOT = new URL('../..', import.meta.url)

/**
 * Who calls this first changes the text first, and others read what is left. A text that does not stand in its file exactly
 * once fails the load, or is left as it is where `otherwise` says so: a planted fault may have taken its place.
 */
export function rewriteAtLoad(rewrites: readonly Rewrite[], otherwise: 'throw' | 'skip' = 'throw'): void {
  const byUrl = Map.groupBy(rewrites, ({ file }) => pathToFileURL(fileURLToPath(new URL(file, ROOT))).href)
  registerHooks({
    load(url, context, nextLoad) {
      const here = byUrl.get(url)
      if (!here) return nextLoad(url, context)
      const loaded = nextLoad(url, context)
      const text = loaded.source ? textOf(loaded.source) : readFileSync(fileURLToPath(url), 'utf8')
      const source = here.reduce((left, rewrite) => replaced(left, rewrite, otherwise), text)
      return { format: 'module-typescript', source, shortCircuit: true }
    },
  })
}

function replaced(source: string, { name, file, find, replace }: Rewrite, otherwise: 'throw' | 'skip'): string {
  const found = source.split(find).length - 1
  if (found === 1) return source.replace(find, () => replace)
  if (otherwise === 'skip') return source
  throw new Error(`${name}: ${file} has its place ${found} times, not once`)
}

const textOf = (source: string | ArrayBuffer | NodeJS.TypedArray): string =>
  typeof source === 'string' ? source : new TextDecoder().decode(source)
