/** The server under `strace`: the log is synced before each `saved` goes to the socket. */

import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addTopic, editTopic } from '../../shared/board/verbs.ts'
import { readFrame } from '../../shared/protocol/frames.ts'
import { dice } from '../support/dice.ts'
import { makeBoard, openEditor } from '../support/editor.ts'
import { startProduct } from '../support/product.ts'
import type { Proof } from './rows.ts'
import { partOf } from './rows.ts'

const EDITS = 500
const CALLS = 'fsync,fdatasync,write,writev,sendto,sendmsg'

export const hasStrace = (): boolean => spawnSync('strace', ['-V']).status === 0

export const traced: Proof = async (effort) => {
  const edits = partOf(EDITS, effort)
  const what = `strace, ${edits} edits one after the other: \`saved\` without a sync of the log before it`
  if (!hasStrace()) return [{ what, found: 'strace is not installed', bound: '0', holds: false }]
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-traced-'))
  const trace = join(folder, 'trace')
  // Strings with anything but plain text in hex, descriptors with their paths.
  const under = ['strace', '-f', '-I', '2', '-qq', '-y', '-x', '-s', '512', '-e', `trace=${CALLS}`, '-o', trace]
  const product = await startProduct({}, undefined, { under })
  try {
    const editor = await openEditor(await makeBoard(product.url), dice(effort.seed).bytes)
    const topic = addTopic(editor.door, { title: 'traced' })
    for (let made = 1; made < edits; made++) {
      while (editor.saved() < editor.sent()) await editor.hears()
      editTopic(editor.door, topic, { title: `traced ${made}` })
    }
    while (editor.saved() < editor.sent()) await editor.hears()
    editor.close()
  } finally {
    await product.stop()
  }
  const { saved, unsynced } = readTrace(await readFile(trace, 'utf8'))
  await rm(folder, { recursive: true })
  return [{ what, found: `${unsynced} of ${saved}`, bound: '0', holds: unsynced === 0 && saved >= edits }]
}

/**
 * How often `saved` went out for an edit, and how often no sync of the log had ended since the one before. A call counts
 * from its first line when it sends, and from its last when it syncs.
 */
export function readTrace(trace: string): { saved: number; unsynced: number } {
  const syncing = new Set<string>()
  let [saved, unsynced, syncs] = [0, 0, 0]
  for (const line of trace.split('\n')) {
    const thread = line.split(' ', 1)[0] ?? ''
    if (/ f(data)?sync\(\d+<[^>]*-wal>/.test(line)) syncing.add(thread)
    if (syncing.has(thread) && / f(data)?sync.*= -?\d/.test(line)) {
      syncing.delete(thread)
      if (/= 0$/.test(line)) syncs++
    }
    for (const count of savedIn(line)) {
      // The first frame of an editor says what it has, and changes nothing.
      if (count < 2) continue
      saved++
      if (syncs === 0) unsynced++
      syncs = 0
    }
  }
  return { saved, unsynced }
}

/** The counts of the `saved` frames that a call sends. */
function savedIn(line: string): number[] {
  if (!/ (write|writev|sendto|sendmsg)\(\d+</.test(line)) return []
  const hex = [...line.matchAll(/"((?:\\x[0-9a-f]{2})+)"/g)].map(([, text]) => (text ?? '').replaceAll('\\x', ''))
  const bytes = Buffer.from(hex.join(''), 'hex')
  const counts: number[] = []
  // Unmasked binary frames of a WebSocket, whole ones (RFC 6455, 5.2); ours are shorter than 126 bytes here, or no `saved`.
  for (let at = 0; bytes[at] === 0x82 && (bytes[at + 1] ?? 126) < 126; at += 2 + (bytes[at + 1] ?? 0)) {
    const frame = readFrame(bytes.subarray(at + 2, at + 2 + (bytes[at + 1] ?? 0)))
    if (frame?.kind === 'saved') counts.push(frame.count)
  }
  return counts
}
