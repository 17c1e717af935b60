import fc from 'fast-check'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import * as awarenessProtocol from 'y-protocols/awareness'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import { hash } from '../../../shared/hash.ts'
import { must } from '../../../shared/must.ts'
import {
  awarenessFrame,
  checkFrame,
  type Frame,
  keepingFrame,
  readAwareness,
  readFrame,
  savedFrame,
  syncStep1Frame,
  syncStep2Frame,
  updateFrame,
  watchingFrame,
} from '../../../shared/protocol/frames.ts'
import { PROTOCOL_VERSION, SUBPROTOCOL } from '../../../shared/protocol/version.ts'
import { cases } from '../../support/cases.ts'

const bytes = (...numbers: number[]) => Uint8Array.from(numbers)
const hex = (frame: Uint8Array) => Buffer.from(frame).toString('hex')
const VECTOR = bytes(1, 2, 3)
const FRAMES = {
  'sync-step-1': syncStep1Frame(VECTOR),
  'sync-step-2': syncStep2Frame(VECTOR),
  update: updateFrame(VECTOR),
  awareness: awarenessFrame([{ client: 300, clock: 2, state: '{"name":"Ada"}' }]),
  'query-awareness': bytes(3),
  saved: savedFrame(VECTOR, 300),
  check: checkFrame(VECTOR, '0123abcd'),
  keeping: keepingFrame(true),
  watching: watchingFrame(300),
} as const

describe('frames', () => {
  it('[W1] have one form a protocol version: a change of either shows here', () => {
    const prints = Object.entries(FRAMES).map(([kind, frame]) => `${kind} ${hex(frame)}`)
    expect({ version: PROTOCOL_VERSION, subprotocol: SUBPROTOCOL, prints, hash: hash(prints.join()) }).toEqual({
      version: 1,
      subprotocol: 'plumbline.1',
      prints: [
        'sync-step-1 000003010203',
        'sync-step-2 000103010203',
        'update 000203010203',
        'awareness 011301ac02020e7b226e616d65223a22416461227d',
        'query-awareness 03',
        'saved 0403010203ac02',
        'check 0503010203083031323361626364',
        'keeping 0601',
        'watching 07ac02',
      ],
      hash: 'f2e6106830239f73',
    })
  })

  it('[W2] are read as they were written', () => {
    for (const [kind, frame] of Object.entries(FRAMES)) expect(readFrame(frame)?.kind, kind).toBe(kind)
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(), (content, count) => {
        expect(readFrame(syncStep1Frame(content))).toEqual({ kind: 'sync-step-1', stateVector: content })
        expect(readFrame(syncStep2Frame(content))).toEqual({ kind: 'sync-step-2', update: content })
        expect(readFrame(updateFrame(content))).toEqual({ kind: 'update', update: content })
        expect(readFrame(savedFrame(content, count))).toEqual({ kind: 'saved', stateVector: content, count })
      }),
      cases(200),
    )
  })

  it('[W2] are refused cut off anywhere, or with anything after them', () => {
    for (const [kind, frame] of Object.entries(FRAMES)) {
      for (let length = 0; length < frame.length; length++) {
        expect(readFrame(frame.slice(0, length)), `${kind} cut at ${length}`).toBeNull()
      }
      for (const more of [bytes(0), bytes(3), frame]) {
        expect(readFrame(new Uint8Array([...frame, ...more])), `${kind} and more`).toBeNull()
      }
    }
  })

  it('[W2] are refused with a number in a longer form than it needs, or larger than a number can be', () => {
    expect(readFrame(bytes(0, 2, 1, 9))).toEqual({ kind: 'update', update: bytes(9) })
    for (const frame of [
      bytes(0x80, 0x00, 2, 1, 9),
      bytes(0, 0x82, 0x00, 1, 9),
      bytes(0, 2, 0x81, 0x00, 9),
      bytes(0, 2, 0x81, 0x80, 0x00, 9),
      bytes(0, 2, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1),
      bytes(0, 2, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f),
      bytes(0x83, 0x00),
    ]) {
      expect(readFrame(frame), hex(frame)).toBeNull()
    }
  })

  it('[W2] of unknown types are refused, those of the stock protocol that nobody needs too', () => {
    for (const frame of [bytes(), bytes(2, 0, 0), bytes(5), bytes(6, 2), bytes(127), bytes(0, 3, 0), bytes(0)]) {
      expect(readFrame(frame), hex(frame)).toBeNull()
    }
  })

  it('[W2] any bytes are a frame or none, and never an exception; a frame written again is the same bytes', () => {
    const near = fc
      .tuple(fc.constantFrom(0, 1, 2, 3, 4, 5, 6), fc.uint8Array({ maxLength: 12 }))
      .map(([type, rest]) => {
        return new Uint8Array([type, ...rest])
      })
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 64 }), near), (input) => {
        const frame = readFrame(input)
        if (frame) expect(writeAgain(frame)).toEqual(input)
        readAwareness(input, 3)
      }),
      cases(3_000),
    )
  })
})

function writeAgain(frame: Frame): Uint8Array {
  switch (frame.kind) {
    case 'sync-step-1':
      return syncStep1Frame(frame.stateVector)
    case 'sync-step-2':
      return syncStep2Frame(frame.update)
    case 'update':
      return updateFrame(frame.update)
    case 'saved':
      return savedFrame(frame.stateVector, frame.count)
    case 'check':
      return checkFrame(frame.stateVector, frame.hash)
    case 'keeping':
      return keepingFrame(frame.isKeeping)
    case 'watching':
      return watchingFrame(frame.count)
    case 'query-awareness':
      return bytes(3)
    case 'awareness': {
      const encoder = encoding.createEncoder()
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarUint8Array(encoder, frame.update)
      return encoding.toUint8Array(encoder)
    }
    default:
      return frame satisfies never
  }
}

describe('the stock protocol', () => {
  const written = (type: number, write: (encoder: encoding.Encoder) => void) => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, type)
    write(encoder)
    return encoding.toUint8Array(encoder)
  }
  const docWith = (text: string) => {
    const doc = new Y.Doc()
    doc.getText('t').insert(0, text)
    return doc
  }

  it('[W3] what y-protocols writes, we read, and the other way round', () => {
    const doc = docWith('x'.repeat(500))
    const update = Y.encodeStateAsUpdate(doc)
    const theirs = [
      [written(0, (encoder) => syncProtocol.writeSyncStep1(encoder, doc)), syncStep1Frame(Y.encodeStateVector(doc))],
      [written(0, (encoder) => syncProtocol.writeSyncStep2(encoder, doc)), syncStep2Frame(update)],
      [written(0, (encoder) => syncProtocol.writeUpdate(encoder, update)), updateFrame(update)],
    ] as const
    for (const [stock, ours] of theirs) expect(hex(ours)).toBe(hex(stock))
    const reader = new Y.Doc()
    const decoder = decoding.createDecoder(updateFrame(update))
    expect(decoding.readVarUint(decoder)).toBe(0)
    syncProtocol.readSyncMessage(decoder, encoding.createEncoder(), reader, 'test')
    expect(reader.getText('t').toString()).toBe('x'.repeat(500))
  })

  it('[W3] presence of y-protocols is read entry by entry, and ours is applied by it', () => {
    const presence = new awarenessProtocol.Awareness(docWith(''))
    presence.setLocalState({ name: 'Zoë 🐧' })
    const update = awarenessProtocol.encodeAwarenessUpdate(presence, [presence.clientID])
    const [entry, ...others] = must(readAwareness(update, 10), 'entries')
    expect(others).toEqual([])
    expect(entry).toMatchObject({ client: presence.clientID, state: '{"name":"Zoë 🐧"}' })
    expect(readAwareness(update, 0)).toBeNull()
    expect(readAwareness(bytes(1, 7, 1, 2, 0xc3, 0x28), 10)).toBeNull()

    const other = new awarenessProtocol.Awareness(docWith(''))
    const frame = readFrame(awarenessFrame([{ client: 7, clock: 3, state: '{"hand":1}' }]))
    if (frame?.kind !== 'awareness') throw new Error('no awareness')
    awarenessProtocol.applyAwarenessUpdate(other, frame.update, 'test')
    expect(other.getStates().get(7)).toEqual({ hand: 1 })
    presence.destroy()
    other.destroy()
  })

  it('[W3] [M9] presence leaves no trace in the document', () => {
    const doc = docWith('a')
    const before = Y.encodeStateVector(doc)
    const presence = new awarenessProtocol.Awareness(doc)
    for (let at = 0; at < 20; at++) presence.setLocalState({ holds: ['t_1'], at })
    expect(Y.encodeStateVector(doc)).toEqual(before)
    presence.destroy()
  })
})
