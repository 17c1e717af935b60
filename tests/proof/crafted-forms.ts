/** Hostile frames whose form is wrong: of WebSocket, of the protocol, or of what an observer may say. */

import * as Y from 'yjs'
import { must } from '../../shared/must.ts'
import {
  awarenessFrame,
  checkFrame,
  keepingFrame,
  MESSAGE,
  SYNC,
  savedFrame,
  syncStep1Frame,
  syncStep2Frame,
  updateFrame,
} from '../../shared/protocol/frames.ts'
import { OPCODE, rawFrame } from '../support/raw-socket.ts'
import type { Crafted, Ending, Target } from './crafted-frames.ts'

/** What an organizer's page would send for a new key. */
export function edit(client: number): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = client
  doc.getMap('meta').set('probe', client)
  return Y.encodeStateAsUpdate(doc)
}

const NOTHING = new Uint8Array([0])
const STEP1 = syncStep1Frame(NOTHING)
const bytes = (...parts: readonly (number | Uint8Array)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...part])))
const ascii = (text: string): Uint8Array => Buffer.from(text, 'latin1')
/** The one-byte number at `at` in two bytes. */
const longer = (frame: Uint8Array, at: number): Uint8Array =>
  bytes(frame.subarray(0, at), 0x80 | must(frame[at], 'a byte'), 0, frame.subarray(at + 1))
const each = (message: Uint8Array): Uint8Array[] => [...rawFrame(message)].map((byte) => Uint8Array.of(byte))

/** A message in frames of `length` bytes, with something between them. */
function pieces(message: Uint8Array, length: number, between: readonly Uint8Array[] = []): Uint8Array[] {
  const frames: Uint8Array[] = []
  for (let at = 0; at < message.length; at += length) {
    const opcode = at === 0 ? OPCODE.binary : OPCODE.more
    frames.push(
      rawFrame(message.subarray(at, at + length), { opcode, isLast: at + length >= message.length }),
      ...between,
    )
  }
  return frames
}

/** One message whose last frame alone has bytes. */
const fragments = (count: number): Uint8Array[] => {
  const empty = (opcode: number) => rawFrame(bytes(), { opcode, isLast: false })
  const middle = Array.from({ length: count - 2 }, () => empty(OPCODE.more))
  return [Buffer.concat([empty(OPCODE.binary), ...middle, rawFrame(STEP1, { opcode: OPCODE.more })])]
}

type Say = (target: Target) => Uint8Array
const fixed =
  (message: Uint8Array): Say =>
  () =>
    message
const anEdit: Say = ({ me }) => updateFrame(edit(me))

const MESSAGES: readonly [name: string, ends: Ending, say: Say][] = [
  ['a message of no bytes', 'malformed', fixed(bytes())],
  [
    '“80 00 82 00”, an update in long numbers',
    'malformed',
    ({ me }) => bytes(0x80, 0, 0x82, 0, anEdit({ me } as Target).subarray(2)),
  ],
  ['a long zero as the message type', 'malformed', fixed(longer(STEP1, 0))],
  ['a long zero as the sync type', 'malformed', fixed(longer(STEP1, 1))],
  ['a long length', 'malformed', (target) => longer(anEdit(target), 2)],
  ['a byte after a question', 'malformed', fixed(bytes(STEP1, 0))],
  ['a byte after an update', 'malformed', (target) => bytes(anEdit(target), 0)],
  ['a question and an update in one message', 'malformed', (target) => bytes(STEP1, anEdit(target))],
  [
    'two updates in one message',
    'malformed',
    ({ me, other }) => bytes(updateFrame(edit(me)), updateFrame(edit(other))),
  ],
  ['half an update', 'malformed', (target) => anEdit(target).subarray(0, -3)],
  ['a length beyond the end', 'malformed', fixed(bytes(0, 2, 100, 0, 0))],
  ['a length of 2^53-1', 'malformed', fixed(bytes(0, 2, 255, 255, 255, 255, 255, 255, 255, 15, 0))],
  ['a length of 2^70', 'malformed', fixed(bytes(0, 2, ...Array.from({ length: 10 }, () => 255), 1, 0))],
  ['a number that never ends', 'malformed', fixed(new Uint8Array(1000).fill(0x80))],
  ['a message type alone', 'malformed', fixed(bytes(MESSAGE.sync))],
  ['auth, message type 2', 'malformed', fixed(bytes(MESSAGE.auth, 0, 0))],
  ['an update behind message type 2', 'malformed', (target) => bytes(MESSAGE.auth, anEdit(target))],
  ['saved, the server’s word, message type 4', 'not-allowed', fixed(savedFrame(NOTHING, 1))],
  ['keeping, the server’s word, message type 6', 'not-allowed', fixed(keepingFrame(false))],
  ['a check, message type 5', 'accepted', fixed(checkFrame(NOTHING, 'x'))],
  ['a check whose hash is no UTF-8', 'malformed', fixed(bytes(MESSAGE.check, 1, 0, 2, 0xff, 0xfe))],
  ['a check of a state vector that is none', 'accepted', fixed(checkFrame(bytes(5, 1), 'x'))],
  ['message type 77', 'malformed', fixed(bytes(77, 0))],
  ['watching, which is the server’s word', 'not-allowed', fixed(bytes(7, 0))],
  ['message type 127', 'malformed', fixed(bytes(127, 0))],
  ['message type 128', 'malformed', fixed(bytes(0x80, 1, 0))],
  ['message type 2^31', 'malformed', fixed(bytes(0x80, 0x80, 0x80, 0x80, 8, 0))],
  ['sync type 3', 'malformed', fixed(bytes(MESSAGE.sync, 3, 1, 0))],
  ['sync type 127', 'malformed', fixed(bytes(MESSAGE.sync, 127, 1, 0))],
  ['noise', 'malformed', fixed(Uint8Array.from({ length: 1000 }, (_, at) => (at * 167 + 13) % 251))],
  ['a frame of 256 kB and a byte', 'too-large', fixed(updateFrame(new Uint8Array(256 * 1024 - 4)))],
  ['an answer of 4 MB and a byte', 'too-large', fixed(syncStep2Frame(new Uint8Array(4 * 1024 * 1024 - 5)))],
  ['an answer in long numbers of 300 kB', 'too-large', fixed(bytes(0, 0x81, 0, new Uint8Array(300_000)))],
  ['a state vector of no bytes', 'malformed', fixed(syncStep1Frame(bytes()))],
  ['a state vector that claims 2^31 clients', 'malformed', fixed(syncStep1Frame(bytes(0x80, 0x80, 0x80, 0x80, 8)))],
  ['a state vector of 20,000 strangers', 'accepted', fixed(syncStep1Frame(strangers(20_000)))],
]

/** A state vector of clients that nobody knows. */
function strangers(count: number): Uint8Array {
  return Y.encodeStateVector(new Map(Array.from({ length: count }, (_, at) => [at * 7, 1])))
}

const LINES: readonly [name: string, ends: Ending, send: Crafted['send']][] = [
  ['an honest question', 'accepted', () => [rawFrame(STEP1)]],
  ['an honest question, a byte at a time', 'accepted', () => each(STEP1)],
  [
    'an honest question, a byte a frame, pings between',
    'accepted',
    () => pieces(STEP1, 1, [rawFrame(bytes(), { opcode: OPCODE.ping })]),
  ],
  ['an update, a byte at a time, with a byte too many', 'malformed', (target) => each(bytes(anEdit(target), 0))],
  ['text', 'malformed', () => [rawFrame(ascii('hello'), { opcode: OPCODE.text })]],
  ['a question as text', 'malformed', () => [rawFrame(STEP1, { opcode: OPCODE.text })]],
  ['text of no bytes', 'malformed', () => [rawFrame(bytes(), { opcode: OPCODE.text })]],
  ['text that is no UTF-8', 1007, () => [rawFrame(bytes(0xff, 0xfe), { opcode: OPCODE.text })]],
  ['a frame without a mask', 1002, () => [rawFrame(STEP1, { isMasked: false })]],
  ['a frame that says it is compressed', 1002, () => [rawFrame(STEP1, { reserved: 4 })]],
  ['the second reserved bit', 1002, () => [rawFrame(STEP1, { reserved: 2 })]],
  ['the third reserved bit', 1002, () => [rawFrame(STEP1, { reserved: 1 })]],
  ['opcode 3', 1002, () => [rawFrame(STEP1, { opcode: 3 })]],
  ['opcode 11', 1002, () => [rawFrame(STEP1, { opcode: 11 })]],
  ['a ping of 126 bytes', 1002, () => [rawFrame(new Uint8Array(126), { opcode: OPCODE.ping })]],
  ['a ping in two frames', 1002, () => [rawFrame(bytes(), { opcode: OPCODE.ping, isLast: false })]],
  ['the rest of a message that never began', 1002, () => [rawFrame(STEP1, { opcode: OPCODE.more })]],
  ['a message within a message', 1002, () => [rawFrame(STEP1, { isLast: false }), rawFrame(STEP1)]],
  ['a goodbye of one byte', 1002, () => [rawFrame(bytes(3), { opcode: OPCODE.close })]],
  ['a goodbye with code 999', 1002, () => [rawFrame(bytes(3, 231), { opcode: OPCODE.close })]],
  ['a goodbye that is no UTF-8', 1007, () => [rawFrame(bytes(3, 232, 0xff), { opcode: OPCODE.close })]],
  ['a pong that nobody asked for', 'accepted', () => [rawFrame(bytes(1), { opcode: OPCODE.pong })]],
  [
    'a thousand pings at once',
    'too-fast',
    () => Array.from({ length: 1000 }, () => rawFrame(bytes(), { opcode: OPCODE.ping })),
  ],
  ['20,000 frames for one message', 1008, () => fragments(20_000)],
  ['6 MB, announced', 1009, () => [rawFrame(STEP1, { claim: 6_000_000 })]],
  ['2^52 bytes, announced', 1009, () => [rawFrame(STEP1, { claim: 2 ** 52 })]],
]

const OBSERVERS: readonly [name: string, ends: Ending, send: Crafted['send']][] = [
  ['an update', 'not-allowed', (target) => [rawFrame(anEdit(target))]],
  ['an update that changes nothing', 'not-allowed', () => [rawFrame(updateFrame(bytes(0, 0)))]],
  ['an update as an answer', 'not-allowed', ({ me }) => [rawFrame(syncStep2Frame(edit(me)))]],
  [
    'an update in long numbers',
    'malformed',
    ({ me }) => [rawFrame(bytes(0x80, 0, 0x82, 0, updateFrame(edit(me)).subarray(2)))],
  ],
  ['an update behind a question', 'malformed', (target) => [rawFrame(bytes(STEP1, anEdit(target)))]],
  ['an update behind a presence', 'malformed', (target) => [rawFrame(bytes(awarenessFrame([]), anEdit(target)))]],
  [
    'an update within a presence',
    'dropped',
    (target) => [rawFrame(bytes(MESSAGE.awareness, anEdit(target).length, anEdit(target)))],
  ],
  [
    'an update as a state vector',
    'accepted',
    ({ me }) => [rawFrame(bytes(MESSAGE.sync, SYNC.step1, edit(me).length, edit(me)))],
  ],
  ['an update in frames of one byte', 'not-allowed', (target) => pieces(anEdit(target), 1)],
  ['an update, a byte at a time', 'not-allowed', (target) => each(anEdit(target))],
  ['saved', 'not-allowed', () => [rawFrame(savedFrame(NOTHING, 1))]],
  ['a presence', 'dropped', ({ me }) => [rawFrame(awarenessFrame([{ client: me, clock: 1, state: '{"name":"x"}' }]))]],
  [
    '“null” for others',
    'dropped',
    ({ victim }) => [rawFrame(awarenessFrame([{ client: victim, clock: 2 ** 50, state: 'null' }]))],
  ],
  ['an honest question', 'accepted', () => [rawFrame(STEP1)]],
]

export const FORMS: readonly Crafted[] = [
  ...MESSAGES.map(([name, ends, say]): Crafted => ({ name, ends, send: (target) => [rawFrame(say(target))] })),
  ...LINES.map(([name, ends, send]): Crafted => ({ name, ends, send })),
  ...OBSERVERS.map(([name, ends, send]): Crafted => ({ name: `observer: ${name}`, as: 'observer', ends, send })),
  {
    name: 'question upon question: a thousand',
    ends: 'too-fast',
    send: () => Array.from({ length: 1000 }, () => rawFrame(STEP1)),
  },
  {
    name: 'update upon update: a thousand',
    ends: 'too-fast',
    send: ({ me }) => Array.from({ length: 1000 }, () => rawFrame(updateFrame(edit(me)))),
    isHeard: true,
  },
]
