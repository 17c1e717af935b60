/** What the commands beside the server have in common: their settings, their one argument, and how they end. */

import { resolve } from 'node:path'
import type { Config } from './config.ts'
import { readConfig } from './config.ts'

/** Throws with a sentence for each setting that is wrong. */
export function config(): Config {
  const read = readConfig(process.env)
  if ('problems' in read) throw new Error(read.problems.join('\n'))
  return read
}

/** The file that the command was given. Throws with the way to call it. */
export function fileNamed(command: string): string {
  const [, , file] = process.argv
  if (!file) throw new Error(`Say which file: npm run ${command} -- FILE`)
  return resolve(file)
}

/** One line, and code 1. */
export function fail(error: unknown): void {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}
