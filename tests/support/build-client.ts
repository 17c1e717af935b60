/** Builds the pages before end-to-end tests, if what is built is older than the sources. */

import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export function buildClient(): void {
  const { status } = spawnSync(process.execPath, ['client/build.ts'], { cwd: ROOT, stdio: 'inherit' })
  if (status !== 0) throw new Error('the client could not be built')
}

// biome-ignore lint/style/noDefaultExport: Playwright takes a global setup as the default export.
export default buildClient
