/**
 * The load, in a process of its own: one editor moves cards, one reader waits for the very bytes. Arguments: `plumbline` or
 * `bare`, the address, the secret. Answers its parent with milliseconds from sending to the reader, and to `saved`.
 */

import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { boardDocOf } from '../../shared/board/doc.ts'
import { readBoard } from '../../shared/board/read.ts'
import { placeTopics } from '../../shared/board/verbs.ts'
import { must } from '../../shared/must.ts'
import { type Frame, readFrame, syncStep1Frame, updateFrame } from '../../shared/protocol/frames.ts'
import { SUBPROTOCOL } from '../../shared/protocol/version.ts'
import { dice } from '../support/dice.ts'

const ROUNDS = 200
/** Well under what one hand may send; the pause is not measured. */
const PAUSE = 15

const [kind, url, secret] = process.argv.slice(2) as [string, string, string | undefined]

async function open(): Promise<WebSocket> {
  const socket = new WebSocket(url, secret ? [SUBPROTOCOL, `key.${secret}`] : [], { perMessageDeflate: false })
  socket.binaryType = 'nodebuffer'
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  return socket
}

/** Resolves with the moment at which a frame came that is looked for. */
function when(socket: WebSocket, isIt: (bytes: Buffer, frame: Frame | null) => boolean): Promise<number> {
  return new Promise((resolve, reject) => {
    const closed = (code: number) => reject(new Error(`the server closed the line: ${code}`))
    const look = (bytes: Buffer) => {
      const now = performance.now()
      if (!isIt(bytes, readFrame(bytes))) return
      socket.off('message', look)
      socket.off('close', closed)
      resolve(now)
    }
    socket.on('message', look)
    socket.on('close', closed)
  })
}

const doc = new Y.Doc()
const [editor, reader] = [await open(), await open()]
if (kind === 'plumbline') {
  const synced = when(editor, (_, frame) => {
    if (frame?.kind === 'sync-step-2') Y.applyUpdate(doc, frame.update, 'server')
    return frame?.kind === 'sync-step-2'
  })
  editor.send(syncStep1Frame(Y.encodeStateVector(doc)))
  await synced
} else {
  Y.applyUpdate(
    doc,
    await new Promise<Uint8Array>((resolve) =>
      process.once('message', (text) => resolve(Buffer.from(String(text), 'base64'))),
    ),
  )
}

const chance = dice(7)
const door = boardDocOf(doc, { random: chance.bytes, now: Date.now })
const { topics, slots } = readBoard(doc)
const result = { relay: [] as number[], saved: [] as number[] }
for (let round = 0; round < ROUNDS; round++) {
  const updates: Uint8Array[] = []
  const keep = (update: Uint8Array) => updates.push(update)
  doc.on('update', keep)
  placeTopics(door, [chance.pick([...topics.keys()])], { slotId: chance.pick([...slots.keys()]), before: null })
  doc.off('update', keep)
  const bytes = Buffer.from(updateFrame(must(updates[0], 'an update')))
  const relayed = when(reader, (came) => came.equals(bytes))
  const saved = kind === 'plumbline' ? when(editor, (_, frame) => frame?.kind === 'saved' && frame.count > round) : null
  const start = performance.now()
  editor.send(bytes)
  result.relay.push((await relayed) - start)
  if (saved) result.saved.push((await saved) - start)
  await new Promise((resolve) => setTimeout(resolve, PAUSE))
}
editor.close()
reader.close()
process.send?.(
  kind === 'plumbline' ? { ...result, board: Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64') } : result,
)
process.disconnect?.()
