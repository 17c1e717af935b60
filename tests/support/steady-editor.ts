/** Editors that come back by themselves, as a page does: one that speaks the bare protocol, and the stock client. */

import { WebSocket } from 'ws'
import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Waiting } from '../../client/link/unsaved.ts'
import { nextWaiting } from '../../client/link/unsaved.ts'
import type { BoardDoc } from '../../shared/board/doc.ts'
import { boardDocOf } from '../../shared/board/doc.ts'
import { must } from '../../shared/must.ts'
import {
  awarenessFrame,
  readAwareness,
  readFrame,
  syncStep1Frame,
  syncStep2Frame,
  updateFrame,
} from '../../shared/protocol/frames.ts'
import { KEY_SUBPROTOCOL, SUBPROTOCOL } from '../../shared/protocol/version.ts'
import type { Dice } from './dice.ts'
import type { BoardAddress } from './editor.ts'
import { isPending } from './invariants.ts'
import { syncAddress } from './remote-board.ts'

export interface SteadyEditor {
  readonly door: BoardDoc
  /** Has the whole board, once. */
  readonly synced: Promise<void>
  /** Everything that it made is durable, as far as it is told: the stock client is told nothing. */
  isSaved(): boolean
  /** Whether it ever had something that builds on what it had not. */
  hasPended(): boolean
  /** Who else is here, by client. */
  presences(): ReadonlyMap<number, unknown>
  /** Drops its connection, if there is one, and comes back at once. */
  reconnect(): void
  /** Asks for what it lacks; on the connection that stands, or when there is one again. */
  ask(): void
  /** The same, and sends everything that it has: heals whatever was lost, in both directions. */
  resync(): void
  /** For good. */
  leave(): void
  /** The close code that sent it away for good; `null` while it may come back. */
  refusal(): number | null
}

/** Full jitter, in the time-compressed world of the proofs. */
const LONGEST_PAUSE_MS = 120

const isFinal = (code: number): boolean => code >= 4400 && code < 4500

/** The bare protocol, with `saved`. Observers send nothing but questions. */
export class PlainEditor implements SteadyEditor {
  readonly door: BoardDoc
  readonly synced: Promise<void>
  readonly #address: BoardAddress
  readonly #dice: Dice
  readonly #mayEdit: boolean
  readonly #presences = new Map<number, unknown>()
  #socket: WebSocket | null = null
  #timer: NodeJS.Timeout | null = null
  #hasLeft = false
  #refusal: number | null = null
  #hasPended = false
  #frames = 0
  #waiting: Waiting = []
  #clock = 0
  #onSynced: () => void = () => undefined

  constructor(address: BoardAddress, dice: Dice, mayEdit = true) {
    this.#address = address
    this.#dice = dice
    this.#mayEdit = mayEdit
    const doc = new Y.Doc()
    doc.clientID = 1 + dice.roll(2 ** 31)
    this.door = boardDocOf(doc, { random: dice.bytes, now: Date.now, actor: () => `${doc.clientID}` })
    this.synced = new Promise((resolve) => {
      this.#onSynced = resolve
    })
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'wire') return
      const isOpen = this.#socket?.readyState === WebSocket.OPEN
      this.#waiting = nextWaiting(this.#waiting, {
        type: 'changed',
        frame: isOpen ? this.#frames + 1 : null,
        touched: {},
      })
      if (isOpen) this.#sendUpdate(updateFrame(update))
    })
    this.#open()
  }

  isSaved = (): boolean => this.#waiting.length === 0
  hasPended = (): boolean => this.#hasPended
  presences = (): ReadonlyMap<number, unknown> => this.#presences
  refusal = (): number | null => this.#refusal

  reconnect(): void {
    if (this.#socket) this.#lost(this.#socket)
    this.#open()
  }

  ask(): void {
    if (this.#socket?.readyState !== WebSocket.OPEN) return
    this.#socket.send(syncStep1Frame(Y.encodeStateVector(this.door.doc)))
  }

  resync(): void {
    if (this.#socket?.readyState !== WebSocket.OPEN) return
    this.ask()
    this.#sendUpdate(syncStep2Frame(Y.encodeStateAsUpdate(this.door.doc)))
  }

  leave(): void {
    this.#hasLeft = true
    if (this.#timer) clearTimeout(this.#timer)
    const socket = this.#socket
    this.#socket = null
    socket?.close()
  }

  #open(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    if (this.#hasLeft || this.#refusal !== null) return
    const socket = new WebSocket(syncAddress(this.#address), [SUBPROTOCOL, KEY_SUBPROTOCOL + this.#address.secret], {
      perMessageDeflate: false,
    })
    this.#socket = socket
    this.#frames = 0
    socket.binaryType = 'nodebuffer'
    socket.on('open', () => {
      if (socket !== this.#socket) return
      this.ask()
      if (!this.#mayEdit) return
      const own = { client: this.door.doc.clientID, clock: ++this.#clock, state: '{"name":"Ada"}' }
      socket.send(awarenessFrame([own]))
    })
    socket.on('message', (message: Buffer) => {
      if (socket === this.#socket) this.#hear(message)
    })
    socket.on('error', () => socket.terminate())
    socket.on('close', (code) => {
      if (socket !== this.#socket) return
      this.#lost(socket)
      if (isFinal(code)) this.#refusal = code
      else this.#timer = setTimeout(() => this.#open(), this.#dice.roll(LONGEST_PAUSE_MS))
    })
  }

  #lost(socket: WebSocket): void {
    this.#socket = null
    this.#presences.clear()
    this.#waiting = nextWaiting(this.#waiting, { type: 'lost' })
    socket.terminate()
  }

  #hear(message: Buffer): void {
    const frame = must(readFrame(message), 'a frame of our own protocol')
    const { doc } = this.door
    if (frame.kind === 'saved') this.#waiting = nextWaiting(this.#waiting, { type: 'saved', count: frame.count })
    if (frame.kind === 'sync-step-1')
      this.#sendUpdate(syncStep2Frame(Y.encodeStateAsUpdate(doc, frame.stateVector)), true)
    if (frame.kind === 'awareness') {
      for (const { client, state } of must(readAwareness(frame.update, 1000), 'a presence')) {
        if (state === 'null') this.#presences.delete(client)
        else this.#presences.set(client, JSON.parse(state))
      }
    }
    if (frame.kind !== 'update' && frame.kind !== 'sync-step-2') return
    Y.applyUpdate(doc, frame.update, 'wire')
    this.#hasPended ||= isPending(doc)
    if (frame.kind === 'sync-step-2') this.#onSynced()
  }

  #sendUpdate(frame: Uint8Array, hasAll = false): void {
    if (!this.#mayEdit) return
    this.#socket?.send(frame)
    this.#frames++
    if (hasAll) this.#waiting = nextWaiting(this.#waiting, { type: 'caught-up', frame: this.#frames })
  }
}

/** y-websocket's own provider. */
export function stockEditor({ url, id, epoch, secret }: BoardAddress, dice: Dice): SteadyEditor {
  const doc = new Y.Doc()
  doc.clientID = 1 + dice.roll(2 ** 31)
  const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync`, id, doc, {
    params: { epoch: String(epoch) },
    protocols: [SUBPROTOCOL, KEY_SUBPROTOCOL + secret],
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    awareness: new Awareness(doc),
    maxBackoffTime: LONGEST_PAUSE_MS,
    disableBc: true,
  })
  provider.awareness.setLocalState({ name: 'Stock' })
  let [refusal, hasPended]: [number | null, boolean] = [null, false]
  provider.on('closed', ({ code }: { code: number }) => {
    refusal = code
  })
  doc.on('afterTransaction', () => {
    hasPended ||= isPending(doc)
  })
  const reconnect = () => {
    provider.disconnect()
    provider.connect()
  }
  return {
    door: boardDocOf(doc, { random: dice.bytes, now: Date.now, actor: () => `${doc.clientID}` }),
    synced: new Promise((resolve) => provider.on('sync', (isSynced: boolean) => isSynced && resolve())),
    isSaved: () => true,
    hasPended: () => hasPended,
    presences: () => provider.awareness.getStates(),
    reconnect,
    // It has no word for either: what it does when it comes back is both.
    ask: reconnect,
    resync: reconnect,
    leave() {
      provider.destroy()
      provider.awareness.destroy()
    },
    refusal: () => refusal,
  }
}
