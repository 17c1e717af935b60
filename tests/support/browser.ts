/** Finds a Chromium to test with, or gets one: the system's, Debian's package, Playwright's own, in this order. */

import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

export type Browser =
  | { readonly found: true; readonly path: string }
  | { readonly found: false; readonly advice: string }

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const ADVICE =
  'No Chromium to test with: install it (Debian: apt-get install chromium) or set CHROMIUM to the path of one.'

export const isRoot = (): boolean => process.getuid?.() === 0

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false
    throw error
  }
}

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isProgram)
}

/** Playwright's own, if it was downloaded. */
const playwrights = (): string | undefined => [chromium.executablePath()].find((path) => path && existsSync(path))

function run(name: string, ...args: string[]): boolean {
  console.log(`no Chromium found: ${name} ${args.join(' ')}`)
  return spawnSync(name, args, { stdio: 'inherit' }).status === 0
}

function installed(): string | undefined {
  if (isRoot() && existsSync('/usr/bin/apt-get')) {
    const env = 'DEBIAN_FRONTEND=noninteractive'
    if (run('apt-get', 'update') && run('env', env, 'apt-get', 'install', '-y', 'chromium')) return onPath()
  }
  return run('playwright', 'install', 'chromium') ? playwrights() : undefined
}

export function findBrowser(): Browser {
  const named = process.env.CHROMIUM
  if (named) {
    return isProgram(named)
      ? { found: true, path: named }
      : { found: false, advice: `CHROMIUM is ${named}, which cannot be run.` }
  }
  const path = onPath() ?? playwrights() ?? installed()
  return path ? { found: true, path } : { found: false, advice: ADVICE }
}
