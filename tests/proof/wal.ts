/** How far a write-ahead log is good: SQLite's WAL format (sqlite.org/fileformat2.html, section 4) as far as we need it. */

import { closeSync, existsSync, openSync, readSync } from 'node:fs'

const HEADER = 32
const FRAME_HEADER = 24

/** Where the last commit of the log ends, in bytes; 0 for a log without one. Checksums are SQLite's business. */
export function endOfLastCommit(file: string): number {
  if (!existsSync(file)) return 0
  const wal = openSync(file, 'r')
  try {
    const header = Buffer.alloc(HEADER)
    if (readSync(wal, header, 0, HEADER, 0) < HEADER) return 0
    const frameBytes = FRAME_HEADER + header.readUInt32BE(8)
    const salts = header.subarray(16, 24)
    const frame = Buffer.alloc(FRAME_HEADER)
    let committed = 0
    for (let at = HEADER; readSync(wal, frame, 0, FRAME_HEADER, at) === FRAME_HEADER; at += frameBytes) {
      // Frames of an earlier round of the log lie behind the newest one: they have other salts.
      if (!frame.subarray(8, 16).equals(salts)) break
      if (frame.readUInt32BE(4) > 0) committed = at + frameBytes
    }
    return committed
  } finally {
    closeSync(wal)
  }
}
