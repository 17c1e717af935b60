/** Somebody who does nothing wrong: edits, hears what others do, and comes back when the server asks for that. */

import { once } from 'node:events'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { contentHash } from '../../shared/board/content-hash.ts'
import type { BoardDoc } from '../../shared/board/doc.ts'
import { boardDocOf } from '../../shared/board/doc.ts'
import { watchBoard } from '../../shared/board/read.ts'
import type { RandomBytes } from '../../shared/ids.ts'
import { must } from '../../shared/must.ts'
import type { AwarenessEntry, Frame } from '../../shared/protocol/frames.ts'
import {
  awarenessFrame,
  checkFrame,
  readAwareness,
  readFrame,
  syncStep1Frame,
  syncStep2Frame,
  updateFrame,
} from '../../shared/protocol/frames.ts'
import type { BoardAddress } from '../support/editor.ts'

const COME_BACK_MS = 5

export class Honest {
  readonly doc = new Y.Doc()
  readonly door: BoardDoc
  /** Close codes that the server sent away with. */
  readonly sentAway: number[] = []
  /** What it heard of others, in order: frames that change a document, and presences. */
  readonly updates: Uint8Array[] = []
  readonly presences: AwarenessEntry[] = []
  /** What the server sent that our own reader, or Yjs, did not understand. */
  readonly strange: unknown[] = []
  readonly #address: BoardAddress
  readonly #reader = watchBoard(this.doc)
  readonly #waiting: { readonly isIt: (frame: Frame) => boolean; readonly resolve: (frame: Frame) => void }[] = []
  /** Asked again on the next line where this one broke before the answer. */
  #question: Uint8Array | null = null
  #ws: WebSocket | null = null
  #isLeaving = false
  #isSynced = false

  constructor(address: BoardAddress, random: RandomBytes) {
    this.#address = address
    this.door = boardDocOf(this.doc, { random, now: () => Date.now() })
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'wire' && this.#isSynced) this.#send(updateFrame(update))
    })
  }

  /** Resolves when it has the whole board. */
  async open(): Promise<void> {
    const { url, id, epoch, secret } = this.#address
    const ws = new WebSocket(`${url.replace('http', 'ws')}/sync/${id}?epoch=${epoch}`, ['plumbline.1', `key.${secret}`])
    ws.binaryType = 'nodebuffer'
    this.#ws = ws
    ws.on('message', (message: Buffer) => this.#heard(message))
    ws.on('error', (error) => this.strange.push(error))
    ws.on('close', (code: number) => this.#closed(code))
    await once(ws, 'open')
    const synced = this.hears(({ kind }) => kind === 'sync-step-2')
    this.#send(syncStep1Frame(Y.encodeStateVector(this.doc)))
    await synced
    if (this.#question) this.#send(this.#question)
  }

  /** Resolves with the next frame that is such. */
  hears(isIt: (frame: Frame) => boolean): Promise<Frame> {
    return new Promise((resolve) => this.#waiting.push({ isIt, resolve }))
  }

  /** Resolves when it has heard everything that the server had said by now. */
  async caughtUp(): Promise<void> {
    await this.#check(checkFrame(new Uint8Array([0]), ''))
  }

  /** Whether the server shows the same: `same`, `differs`, or `heard` where it has another state vector. */
  verdict(): Promise<string> {
    return this.#check(checkFrame(Y.encodeStateVector(this.doc), this.hash()))
  }

  present(state: object, clock = 1): void {
    this.#send(awarenessFrame([{ client: this.doc.clientID, clock, state: JSON.stringify(state) }]))
  }

  hash(): string {
    return contentHash(this.#reader.current())
  }

  get board() {
    return this.#reader.current()
  }

  /** All that the document holds and has deleted: equal for the same document alone. */
  fingerprint(): string {
    return Buffer.from(Y.encodeSnapshot(Y.snapshot(this.doc))).toString('base64')
  }

  async leave(): Promise<void> {
    this.#isLeaving = true
    const ws = must(this.#ws, 'a line')
    if (ws.readyState === ws.CLOSED) return
    const closed = once(ws, 'close')
    ws.close()
    await closed
  }

  async #check(question: Uint8Array): Promise<string> {
    const answer = this.hears(({ kind }) => kind === 'check')
    this.#question = question
    this.#send(question)
    const frame = await answer
    this.#question = null
    return frame.kind === 'check' ? frame.hash : frame.kind
  }

  #send(frame: Uint8Array): void {
    if (this.#ws?.readyState === WebSocket.OPEN) this.#ws.send(frame)
  }

  #heard(message: Buffer): void {
    const frame = readFrame(message)
    if (!frame) {
      this.strange.push(message)
      return
    }
    if (frame.kind === 'sync-step-1') this.#send(syncStep2Frame(Y.encodeStateAsUpdate(this.doc, frame.stateVector)))
    if (frame.kind === 'update') this.updates.push(frame.update)
    if (frame.kind === 'awareness') this.presences.push(...(readAwareness(frame.update, 10_000) ?? []))
    if (frame.kind === 'update' || frame.kind === 'sync-step-2') this.#apply(frame.update)
    if (frame.kind === 'sync-step-2') this.#isSynced = true
    for (const one of [...this.#waiting]) {
      if (!one.isIt(frame)) continue
      this.#waiting.splice(this.#waiting.indexOf(one), 1)
      one.resolve(frame)
    }
  }

  #apply(update: Uint8Array): void {
    try {
      Y.applyUpdate(this.doc, update, 'wire')
    } catch (error) {
      this.strange.push(error)
    }
  }

  #closed(code: number): void {
    this.#isSynced = false
    if (this.#isLeaving) return
    this.sentAway.push(code)
    setTimeout(() => void this.open(), COME_BACK_MS)
  }
}
