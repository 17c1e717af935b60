/**
 * One WebSocket of the load, as cheap as can be: a plain TCP socket, all of them reading into one buffer, messages as views
 * that are gone after the call. Knows of RFC 6455 what the targets send: whole messages in one frame, pings, a close.
 */

import { connect, type Socket } from 'node:net'
import type { Entrance } from '../targets/target.ts'

/** What a line does with a message: a view from `start` to `end`, to be copied by who keeps it. */
export type Heard = (line: Line, bytes: Buffer, start: number, end: number) => void

const READ_BYTES = 256 * 1024
const shared = Buffer.allocUnsafe(READ_BYTES)

const OPCODE = { binary: 0x82, close: 0x88, ping: 0x89, pong: 0x8a } as const

/** A client's frame: masked, as it has to be, by zeros. */
export function webSocketFrame(message: Uint8Array, opcode: number = OPCODE.binary): Buffer {
  const { length } = message
  const extra = length < 126 ? 0 : length < 65_536 ? 2 : 8
  const frame = Buffer.alloc(2 + extra + 4 + length)
  frame[0] = opcode
  frame[1] = 0x80 | (extra === 0 ? length : extra === 2 ? 126 : 127)
  if (extra === 2) frame.writeUInt16BE(length, 2)
  if (extra === 8) frame.writeBigUInt64BE(BigInt(length), 2)
  frame.set(message, 2 + extra + 4)
  return frame
}

export class Line {
  /** How many messages came. */
  messages = 0
  /** How many bytes came, frames' heads included. */
  bytes = 0
  /** Why it ended, though nobody here closed it. */
  failure: string | null = null
  readonly #socket: Socket
  readonly #heard: Heard
  readonly #opened: () => void
  #rest: Buffer | null = null
  #isOpen = false
  #isClosing = false

  /** `opened` is called when messages can be sent, and when that will never be: `failure` then says why. */
  constructor(port: number, { path, protocols }: Entrance, heard: Heard, opened: () => void) {
    this.#heard = heard
    this.#opened = opened
    this.#socket = connect({
      port,
      host: '127.0.0.1',
      noDelay: true,
      onread: { buffer: shared, callback: (length) => this.#read(length) },
    })
    this.#socket.on('error', (error) => this.#ended(error.message))
    this.#socket.on('close', () => this.#ended('closed'))
    const offered = protocols.length > 0 ? `Sec-WebSocket-Protocol: ${protocols.join(', ')}\r\n` : ''
    const key = 'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AQIDBAUGBwgJCgsMDQ4PEA==\r\n'
    this.#socket.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n${key}${offered}\r\n`,
    )
  }

  /** A whole frame, from `webSocketFrame`. */
  send(frame: Buffer): void {
    this.#socket.write(frame)
  }

  close(): void {
    this.#isClosing = true
    this.#socket.destroy()
  }

  #ended(why: string): void {
    if (this.#isClosing || this.failure !== null) return
    this.failure = why
    if (!this.#isOpen) this.#opened()
  }

  #read(length: number): boolean {
    const chunk = shared.subarray(0, length)
    const input = this.#rest ? Buffer.concat([this.#rest, chunk]) : chunk
    this.#rest = null
    this.bytes += length
    const at = this.#isOpen ? this.#messages(input, 0) : this.#handshake(input)
    if (at < input.length) this.#rest = Buffer.from(input.subarray(at))
    return true
  }

  #handshake(input: Buffer): number {
    const end = input.indexOf('\r\n\r\n')
    if (end < 0) return 0
    if (!input.subarray(0, 12).toString('latin1').endsWith(' 101')) {
      this.#ended(input.toString('utf8'))
      this.close()
      return input.length
    }
    this.#isOpen = true
    this.bytes = 0
    this.#opened()
    return this.#messages(input, end + 4)
  }

  /** Every whole frame from `at` on; returns where the first that is not whole begins. */
  #messages(input: Buffer, from: number): number {
    let at = from
    while (at + 2 <= input.length) {
      const opcode = input[at] as number
      let length = input[at + 1] as number
      let start = at + 2
      if (length === 126) {
        if (start + 2 > input.length) break
        length = input.readUInt16BE(start)
        start += 2
      } else if (length === 127) {
        if (start + 8 > input.length) break
        length = Number(input.readBigUInt64BE(start))
        start += 8
      }
      const end = start + length
      if (end > input.length) break
      at = end
      if (opcode === OPCODE.binary) {
        this.messages++
        this.#heard(this, input, start, end)
      } else this.#control(opcode, input.subarray(start, end))
      if (this.#isClosing) return input.length
    }
    return at
  }

  #control(opcode: number, payload: Buffer): void {
    if (opcode === OPCODE.ping) this.send(webSocketFrame(payload, OPCODE.pong))
    else if (opcode === OPCODE.close)
      this.#ended(`closed with ${payload.length >= 2 ? payload.readUInt16BE(0) : 'nothing'}: ${payload.subarray(2)}`)
    else if (opcode !== OPCODE.pong) this.#ended(`sent a frame that begins with ${opcode}`)
  }
}
