/** A disk that can be made to fail: a small file system of its own where we may mount one, or a sign to the server. */

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface SmallDisk {
  /** The server's data folder. */
  readonly folder: string
  /** The file that `failing.ts` looks at. */
  readonly sign: string
  /** How it fails, in words. */
  readonly how: string
  break(): void
  mend(): void
  release(): void
}

const SIZE = '24m'
const BLOCK = new Uint8Array(64 * 1024)

const place = () => {
  const base = mkdtempSync(join(tmpdir(), 'plumbline-disk-'))
  const sign = join(base, 'sign')
  writeFileSync(sign, 'well')
  return { base, sign }
}

/** Every commit ends with an I/O error. */
export const failingDisk = (): SmallDisk => signedDisk('error', 'I/O error at each commit')

/** Really full where this process may mount, else by SQLite's own bound on pages. */
export function fullDisk(): SmallDisk {
  const { base, sign } = place()
  const folder = mkdtempSync(join(base, 'data-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'plumbline', folder], { stdio: 'ignore' })
  } catch {
    rmSync(base, { recursive: true })
    return signedDisk('full', 'disk full (max_page_count)')
  }
  const filler = join(folder, 'filler')
  return {
    folder,
    sign,
    how: 'disk full (tmpfs)',
    break: () => fill(filler),
    mend: () => rmSync(filler, { force: true }),
    release() {
      execFileSync('umount', [folder])
      rmSync(base, { recursive: true })
    },
  }
}

function signedDisk(word: 'full' | 'error', how: string): SmallDisk {
  const { base, sign } = place()
  return {
    folder: mkdtempSync(join(base, 'data-')),
    sign,
    how,
    break: () => writeFileSync(sign, word),
    mend: () => writeFileSync(sign, 'well'),
    release: () => rmSync(base, { recursive: true }),
  }
}

/** To the last byte: first in large pieces, then in small ones. */
function fill(file: string): void {
  for (const piece of [BLOCK, BLOCK.subarray(0, 512)]) {
    for (;;) {
      try {
        writeFileSync(file, piece, { flag: 'a' })
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOSPC') break
        throw error
      }
    }
  }
}
