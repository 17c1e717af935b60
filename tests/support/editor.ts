/** Somebody who edits over a real socket and counts what was promised: the protocol and nothing else. */

import { once } from 'node:events'
import WebSocket from 'ws'
import * as Y from 'yjs'
import type { BoardDoc } from '../../shared/board/doc.ts'
import { boardDocOf } from '../../shared/board/doc.ts'
import type { RandomBytes } from '../../shared/ids.ts'
import { must } from '../../shared/must.ts'
import type { BoardCreated } from '../../shared/protocol/api.ts'
import { readFrame, syncStep1Frame, syncStep2Frame, updateFrame } from '../../shared/protocol/frames.ts'
import { FACTS } from './boards.ts'

/** How to reach a board: `url` is `http://host:port`. */
export interface BoardAddress {
  readonly url: string
  readonly id: string
  readonly epoch: number
  readonly secret: string
}

export interface Editor {
  readonly door: BoardDoc
  /** How many update frames were sent, and how many of the first ones are durable. */
  sent(): number
  saved(): number
  /** Whether the server can save, as far as it said. */
  isKept(): boolean
  isOpen(): boolean
  /** Resolves when it was told something, or closed. */
  hears(): Promise<void>
  /** Resolves with the close code. */
  readonly closed: Promise<number>
  close(): void
}

/** A fresh board of the server at that address, with an organizer's secret. */
export async function makeBoard(url: string): Promise<BoardAddress> {
  const headers = { 'Content-Type': 'application/json' }
  const answer = await fetch(`${url}/api/boards`, { method: 'POST', headers, body: JSON.stringify(FACTS) })
  if (answer.status !== 201) throw new Error(`no board was made: ${answer.status} ${await answer.text()}`)
  const { id, epoch, links } = (await answer.json()) as BoardCreated
  return { url, id, epoch, secret: must(links.organizer.split('#key=')[1], 'a secret in the link') }
}

/** Resolves when it has the whole board; rejects if the server goes away before. */
export async function openEditor({ url, id, epoch, secret }: BoardAddress, random: RandomBytes): Promise<Editor> {
  const address = `${url.replace('http', 'ws')}/sync/${id}?epoch=${epoch}&saved=1`
  const ws = new WebSocket(address, ['plumbline.1', `key.${secret}`])
  ws.binaryType = 'nodebuffer'
  const closed = new Promise<number>((resolve) => ws.on('close', resolve))
  const listening: (() => void)[] = []
  const wake = () => {
    for (const resolve of listening.splice(0)) resolve()
  }
  for (const event of ['message', 'close', 'error']) ws.on(event, wake)
  const doc = new Y.Doc()
  let [sent, saved] = [0, 0]
  let isKept = true
  const send = (frame: Uint8Array) => {
    sent++
    ws.send(frame)
  }
  const synced = new Promise<void>((resolve) => {
    ws.on('message', (message: Buffer) => {
      const frame = must(readFrame(message), 'a frame of our own protocol')
      if (frame.kind === 'saved') saved = frame.count
      if (frame.kind === 'keeping') isKept = frame.isKeeping
      if (frame.kind === 'sync-step-1') send(syncStep2Frame(Y.encodeStateAsUpdate(doc, frame.stateVector)))
      if (frame.kind === 'update' || frame.kind === 'sync-step-2') Y.applyUpdate(doc, frame.update, 'wire')
      if (frame.kind === 'sync-step-2') resolve()
    })
  })
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'wire' && ws.readyState === ws.OPEN) send(updateFrame(update))
  })
  await once(ws, 'open')
  // A server that is killed in the middle of a frame is an error here: that it closed is all that matters.
  ws.on('error', () => ws.terminate())
  ws.send(syncStep1Frame(Y.encodeStateVector(doc)))
  await Promise.race([
    synced,
    closed.then((code) => Promise.reject(new Error(`closed with ${code} before it was synced`))),
  ])
  return {
    door: boardDocOf(doc, { random, now: () => Date.now() }),
    sent: () => sent,
    saved: () => saved,
    isKept: () => isKept,
    isOpen: () => ws.readyState === ws.OPEN,
    hears: () => new Promise((resolve) => listening.push(resolve)),
    closed,
    close: () => ws.close(),
  }
}
