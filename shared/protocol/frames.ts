/**
 * The frames of live editing: the y-websocket protocol (y-protocols/PROTOCOL.md), and four messages of ours that a client
 * has to ask for (`saved=1`): `saved`, `check`, `keeping`, `watching`.
 * Reading is strict: exactly one message, the shortest form of every number, nothing after it. A frame that the checks
 * of a role pass is then the frame that Yjs applies, whatever was sent.
 */

import * as encoding from 'lib0/encoding'
import { decodeUtf8 } from 'lib0/string'

export const MESSAGE = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  saved: 4,
  check: 5,
  keeping: 6,
  watching: 7,
} as const
export const SYNC = { step1: 0, step2: 1, update: 2 } as const

export type Frame =
  /** "This is what I have": asks for the rest. */
  | { readonly kind: 'sync-step-1'; readonly stateVector: Uint8Array }
  /** The rest. */
  | { readonly kind: 'sync-step-2'; readonly update: Uint8Array }
  /** A change. */
  | { readonly kind: 'update'; readonly update: Uint8Array }
  | { readonly kind: 'awareness'; readonly update: Uint8Array }
  | { readonly kind: 'query-awareness' }
  /** Durable: this state vector, and the first `count` update frames of this connection, in the order of sending. */
  | { readonly kind: 'saved'; readonly stateVector: Uint8Array; readonly count: number }
  /**
   * From a client: "this is my state vector and the hash of what I show" (`hash` empty: only to hear whether the line
   * stands). The server answers with the same state vector and its verdict.
   */
  | { readonly kind: 'check'; readonly stateVector: Uint8Array; readonly hash: string }
  /** From the server: whether it can save what it is told. Said when that changes, and to who comes while it cannot. */
  | { readonly kind: 'keeping'; readonly isKeeping: boolean }
  /** From the server: how many attendees have the programme open. */
  | { readonly kind: 'watching'; readonly count: number }

/**
 * What the server says to a `check`, in its `hash`: nothing was asked, or it has another state vector (something is under
 * way); both show the same; or the same state vector shows something else: one of the two copies is damaged.
 */
export const VERDICTS = ['heard', 'same', 'differs'] as const
export type Verdict = (typeof VERDICTS)[number]

/** What a presence says of one client; `state` is JSON, `null` for somebody who left. */
export interface AwarenessEntry {
  readonly client: number
  readonly clock: number
  readonly state: string
}

/** Walks over bytes; every step returns `null` where the bytes are not of that form. */
class Bytes {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get done(): boolean {
    return this.#at === this.#bytes.length
  }

  /** An unsigned number of up to 53 bits in its shortest form: `80 00` is no zero. */
  number(): number | null {
    let value = 0
    let scale = 1
    for (let length = 0; length < 8; length++) {
      const byte = this.#bytes[this.#at++]
      if (byte === undefined) return null
      value += (byte & 0x7f) * scale
      if (value > Number.MAX_SAFE_INTEGER) return null
      if (byte < 0x80) return byte === 0 && length > 0 ? null : value
      scale *= 128
    }
    return null
  }

  /** A length and so many bytes, as a view. */
  block(): Uint8Array | null {
    const length = this.number()
    if (length === null || length > this.#bytes.length - this.#at) return null
    this.#at += length
    return this.#bytes.subarray(this.#at - length, this.#at)
  }

  /** A block that is UTF-8. */
  text(): string | null {
    const block = this.block()
    try {
      return block && decodeUtf8(block)
    } catch (error) {
      if (error instanceof TypeError) return null
      throw error
    }
  }
}

/** The one message that the bytes are, or `null` if they are anything else. */
export function readFrame(bytes: Uint8Array): Frame | null {
  const input = new Bytes(bytes)
  const frame = readMessage(input)
  return frame && input.done ? frame : null
}

function readMessage(input: Bytes): Frame | null {
  switch (input.number()) {
    case MESSAGE.sync:
      return readSync(input)
    case MESSAGE.awareness: {
      const update = input.block()
      return update && { kind: 'awareness', update }
    }
    case MESSAGE.queryAwareness:
      return { kind: 'query-awareness' }
    case MESSAGE.saved: {
      const stateVector = input.block()
      const count = input.number()
      return stateVector && count !== null ? { kind: 'saved', stateVector, count } : null
    }
    case MESSAGE.check: {
      const stateVector = input.block()
      const hash = input.text()
      return stateVector && hash !== null ? { kind: 'check', stateVector, hash } : null
    }
    case MESSAGE.keeping: {
      const said = input.number()
      return said === 0 || said === 1 ? { kind: 'keeping', isKeeping: said === 1 } : null
    }
    case MESSAGE.watching: {
      const count = input.number()
      return count !== null ? { kind: 'watching', count } : null
    }
    default:
      return null
  }
}

function readSync(input: Bytes): Frame | null {
  const type = input.number()
  const block = input.block()
  if (!block) return null
  switch (type) {
    case SYNC.step1:
      return { kind: 'sync-step-1', stateVector: block }
    case SYNC.step2:
      return { kind: 'sync-step-2', update: block }
    case SYNC.update:
      return { kind: 'update', update: block }
    default:
      return null
  }
}

/** The entries of a presence, at most `most`; `null` if the bytes are anything else or more. */
export function readAwareness(update: Uint8Array, most: number): AwarenessEntry[] | null {
  const input = new Bytes(update)
  const count = input.number()
  if (count === null || count > most) return null
  const entries: AwarenessEntry[] = []
  for (let at = 0; at < count; at++) {
    const [client, clock, state] = [input.number(), input.number(), input.text()]
    if (client === null || clock === null || state === null) return null
    entries.push({ client, clock, state })
  }
  return input.done ? entries : null
}

function written(...parts: readonly (number | Uint8Array | string)[]): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const part of parts) {
    if (typeof part === 'number') encoding.writeVarUint(encoder, part)
    else if (typeof part === 'string') encoding.writeVarString(encoder, part)
    else encoding.writeVarUint8Array(encoder, part)
  }
  return encoding.toUint8Array(encoder)
}

export const syncStep1Frame = (stateVector: Uint8Array): Uint8Array => written(MESSAGE.sync, SYNC.step1, stateVector)
export const syncStep2Frame = (update: Uint8Array): Uint8Array => written(MESSAGE.sync, SYNC.step2, update)
export const updateFrame = (update: Uint8Array): Uint8Array => written(MESSAGE.sync, SYNC.update, update)
export const savedFrame = (stateVector: Uint8Array, count: number): Uint8Array =>
  written(MESSAGE.saved, stateVector, count)
export const checkFrame = (stateVector: Uint8Array, hash: string): Uint8Array =>
  written(MESSAGE.check, stateVector, hash)
export const keepingFrame = (isKeeping: boolean): Uint8Array => written(MESSAGE.keeping, isKeeping ? 1 : 0)

export const watchingFrame = (count: number): Uint8Array => written(MESSAGE.watching, count)

export function awarenessFrame(entries: readonly AwarenessEntry[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, entries.length)
  for (const { client, clock, state } of entries) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, state)
  }
  return written(MESSAGE.awareness, encoding.toUint8Array(encoder))
}
