/** A WebSocket client that can be wrong in every way: each frame and each byte is written by hand (RFC 6455). */

import type { Socket } from 'node:net'
import { connect } from 'node:net'
import type { BoardAddress } from './editor.ts'

export const OPCODE = { more: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const

export interface RawFrame {
  readonly opcode?: number
  /** Whether it is the last of its message. */
  readonly isLast?: boolean
  /** The three reserved bits, 0 to 7. */
  readonly reserved?: number
  readonly isMasked?: boolean
  /** Written in place of the true length. */
  readonly claim?: number
}

const MASK = Buffer.from([0x5a, 0x0f, 0xc3, 0x99])

export function rawFrame(payload: Uint8Array, facts: RawFrame = {}): Buffer {
  const { opcode = OPCODE.binary, isLast = true, reserved = 0, isMasked = true, claim = payload.length } = facts
  const first = (isLast ? 0x80 : 0) | (reserved << 4) | opcode
  const head = [first, isMasked ? 0x80 : 0]
  const length = Buffer.alloc(claim > 0xffff ? 8 : claim > 125 ? 2 : 0)
  if (claim > 0xffff) length.writeBigUInt64BE(BigInt(claim))
  else if (claim > 125) length.writeUInt16BE(claim)
  head[1] = (head[1] ?? 0) | (claim > 0xffff ? 127 : claim > 125 ? 126 : claim)
  const body = isMasked ? payload.map((byte, at) => byte ^ (MASK[at % 4] ?? 0)) : payload
  return Buffer.concat([Buffer.from(head), length, isMasked ? MASK : Buffer.alloc(0), body])
}

export interface RawSocket {
  /** Resolves when the bytes are the system's. */
  write(bytes: Uint8Array): Promise<void>
  /** The messages that came, as payloads. */
  readonly messages: Buffer[]
  /** Resolves with the next message that is such, or with the close code (1006 where none came). */
  hears(isIt: (message: Buffer) => boolean): Promise<Buffer | number>
  /** The close code, 1006 where none came, 0 while it is open. */
  closeCode(): number
  closes(): Promise<number>
  end(): void
}

/**
 * Resolves when the server has let it in; rejects with its first line if it has not. `first` goes out together with the
 * handshake; an empty secret is not brought.
 */
export async function openRawSocket(
  address: BoardAddress,
  first: Uint8Array = Buffer.alloc(0),
  headers: Readonly<Record<string, string>> = {},
): Promise<RawSocket> {
  const { port, hostname } = new URL(address.url)
  const socket = connect({ port: Number(port), host: hostname, noDelay: true })
  const waiting = new Set<() => void>()
  const [messages, state] = [[] as Buffer[], { code: 0, rest: Buffer.alloc(0), isOpen: false, head: '' }]
  const wake = () => {
    for (const look of [...waiting]) look()
  }
  socket.on('data', (bytes: Buffer) => {
    state.rest = Buffer.concat([state.rest, bytes])
    takeHead(state)
    if (state.isOpen) takeFrames(state, messages)
    wake()
  })
  // What the server cuts off while we are still writing ends as a close without a code.
  socket.on('error', () => socket.destroy())
  socket.on('close', () => {
    state.code ||= 1006
    wake()
  })
  socket.write(Buffer.concat([Buffer.from(handshake(address, headers)), first]))
  const until = <T>(look: () => T | undefined): Promise<T> =>
    new Promise((resolve) => {
      const again = () => {
        const found = look()
        if (found === undefined) return
        waiting.delete(again)
        resolve(found)
      }
      waiting.add(again)
      again()
    })
  await until(() => (state.isOpen || state.code !== 0 ? true : undefined))
  if (!state.isOpen) throw new Error(`not let in: ${state.head.split('\r\n')[0] || 'the line broke'}`)
  return {
    messages,
    write: (bytes) => written(socket, bytes),
    hears: (isIt) => until(() => messages.find(isIt) ?? (state.code || undefined)),
    closeCode: () => state.code,
    closes: () => until(() => state.code || undefined),
    end: () => void socket.destroy(),
  }
}

function handshake({ url, id, epoch, secret }: BoardAddress, headers: Readonly<Record<string, string>>): string {
  const lines = [
    `GET /sync/${id}?epoch=${epoch} HTTP/1.1`,
    `Host: ${new URL(url).host}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ...(secret === '' ? [] : [`Sec-WebSocket-Protocol: plumbline.1, key.${secret}`]),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ]
  return `${lines.join('\r\n')}\r\n\r\n`
}

interface State {
  code: number
  rest: Buffer
  isOpen: boolean
  head: string
}

function takeHead(state: State): void {
  const end = state.isOpen ? -1 : state.rest.indexOf('\r\n\r\n')
  if (end < 0) return
  state.head = state.rest.toString('latin1', 0, end)
  state.isOpen = state.head.startsWith('HTTP/1.1 101 ')
  state.rest = state.rest.subarray(end + 4)
}

/** A server's frames are whole messages and not masked. */
function takeFrames(state: State, messages: Buffer[]): void {
  for (;;) {
    const short = (state.rest[1] ?? 0) & 0x7f
    const head = short === 127 ? 10 : short === 126 ? 4 : 2
    if (state.rest.length < head) return
    const length =
      short === 127 ? Number(state.rest.readBigUInt64BE(2)) : short === 126 ? state.rest.readUInt16BE(2) : short
    if (state.rest.length < head + length) return
    const opcode = (state.rest[0] ?? 0) & 0x0f
    const payload = state.rest.subarray(head, head + length)
    if (opcode === OPCODE.close) state.code ||= length >= 2 ? payload.readUInt16BE(0) : 1005
    else if (opcode === OPCODE.binary) messages.push(Buffer.from(payload))
    state.rest = state.rest.subarray(head + length)
  }
}

/** Resolves when the system has taken the bytes, or the line is gone. */
function written(socket: Socket, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    if (socket.destroyed) resolve()
    else socket.write(bytes, () => resolve())
  })
}
