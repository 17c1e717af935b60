/** What the system knows of a process: its open files and its memory (Linux alone). */

import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** How many sockets it has open. */
export function socketsOf(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).filter((fd) => linkOf(`/proc/${pid}/fd/${fd}`).startsWith('socket:')).length
}

/** Resident memory in bytes. */
export function memoryOf(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) * 1024
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path)
  } catch (error) {
    // Closed between the listing and the look.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  }
}
