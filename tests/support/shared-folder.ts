/** The folder of samples beside the project, where there is one: a clone alone has none, and its tests say so. */

import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const pathOf = (name: string): string => fileURLToPath(new URL(`../../../shared/${name}`, import.meta.url))

/** For `it.skipIf`: why a test cannot run, or `false`. */
export const missing = (name: string): string | false =>
  existsSync(pathOf(name)) ? false : `../shared/${name} is not there`

export const readShared = (name: string): string => readFileSync(pathOf(name), 'utf8')
export const readGolden = (name: string): string => readFileSync(new URL(`../golden/${name}`, import.meta.url), 'utf8')
