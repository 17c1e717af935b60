/** A writer as a load sees it: sends changes at its own pace and times each until it is saved. */

import { once } from 'node:events'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { BoardDoc } from '../../shared/board/doc.ts'
import { boardDocOf } from '../../shared/board/doc.ts'
import type { RandomBytes } from '../../shared/ids.ts'
import { must } from '../../shared/must.ts'
import { MESSAGE, readFrame, syncStep1Frame, syncStep2Frame, updateFrame } from '../../shared/protocol/frames.ts'
import { KEY_SUBPROTOCOL, SUBPROTOCOL } from '../../shared/protocol/version.ts'
import type { BoardAddress } from './editor.ts'
import { syncAddress } from './remote-board.ts'

/** A socket to a board, open: with its key, or as a browser with a cookie. Nothing is asked or read. Rejects if refused. */
export async function openLine(address: BoardAddress, cookie?: string): Promise<WebSocket> {
  const protocols = cookie ? [SUBPROTOCOL] : [SUBPROTOCOL, KEY_SUBPROTOCOL + address.secret]
  const socket = new WebSocket(syncAddress(address), protocols, {
    perMessageDeflate: false,
    ...(cookie && { headers: { Cookie: cookie, Origin: address.url } }),
  })
  socket.binaryType = 'nodebuffer'
  socket.on('error', () => socket.terminate())
  await once(socket, 'open')
  return socket
}

export interface SavedLine {
  readonly door: BoardDoc
  readonly socket: WebSocket
  /** Milliseconds from sending to `saved`, of each change in its order; those that are not saved yet are not there. */
  readonly saved: readonly number[]
  /** When each change went out, by `performance.now()`. */
  readonly sentAt: readonly number[]
}

/** Resolves when it has the board. */
export async function savedLine(address: BoardAddress, random: RandomBytes, cookie?: string): Promise<SavedLine> {
  const socket = await openLine(address, cookie)
  const doc = new Y.Doc()
  const sentAt: number[] = []
  const saved: number[] = []
  // Frames with changes, the answer to the server's question among them: that one is nobody's edit.
  const edits: (number | null)[] = []
  let told = 0
  const synced = new Promise<void>((resolve, reject) => {
    socket.on('close', (code) => reject(new Error(`closed with ${code} before it was synced`)))
    socket.on('message', (message: Buffer) => {
      const now = performance.now()
      const frame = must(readFrame(message), 'a frame of our own protocol')
      if (frame.kind === 'saved') {
        for (; told < frame.count; told++) {
          const at = edits[told]
          if (at !== null && at !== undefined) saved.push(now - at)
        }
      }
      if (frame.kind === 'sync-step-1') {
        edits.push(null)
        socket.send(syncStep2Frame(Y.encodeStateAsUpdate(doc, frame.stateVector)))
      }
      if (frame.kind === 'update' || frame.kind === 'sync-step-2') Y.applyUpdate(doc, frame.update, 'wire')
      if (frame.kind === 'sync-step-2') resolve()
    })
  })
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === 'wire' || socket.readyState !== WebSocket.OPEN) return
    const now = performance.now()
    edits.push(now)
    sentAt.push(now)
    socket.send(updateFrame(update))
  })
  socket.send(syncStep1Frame(Y.encodeStateVector(doc)))
  await synced
  return { door: boardDocOf(doc, { random, now: Date.now }), socket, saved, sentAt }
}

export interface ReaderLine {
  readonly socket: WebSocket
  /** How much of people's clocks it was told of: changes that came at once come in one message. */
  heard(): number
}

/** Somebody who follows the board and counts; `onChange` is called at each change, with its bytes. */
export async function readerLine(address: BoardAddress, onChange?: (frame: Buffer) => void): Promise<ReaderLine> {
  const socket = await openLine(address)
  let heard = 0
  const synced = new Promise<void>((resolve, reject) => {
    socket.on('close', (code) => reject(new Error(`closed with ${code} before it was synced`)))
    socket.on('message', (message: Buffer) => {
      if (message[0] !== MESSAGE.sync) return
      if (message[1] === 1) resolve()
      if (message[1] !== 2) return
      heard += lengthOf(message)
      onChange?.(message)
    })
  })
  socket.send(syncStep1Frame(new Uint8Array([0])))
  await synced
  return { socket, heard: () => heard }
}

/** By how much the clocks of those who wrote it went on. */
function lengthOf(message: Buffer): number {
  const frame = readFrame(message)
  if (frame?.kind !== 'update') throw new Error('no update')
  const { from, to } = Y.parseUpdateMeta(frame.update)
  return to.entries().reduce((sum, [client, clock]) => sum + clock - (from.get(client) ?? 0), 0)
}

/** Ends a line and waits until it is gone. */
export async function endLine(socket: WebSocket): Promise<void> {
  if (socket.readyState === WebSocket.CLOSED) return
  const closed = once(socket, 'close')
  socket.close()
  await closed
}
