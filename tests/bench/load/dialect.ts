/** How a target wants to be spoken to: what is said first, and what stands around the frames of the y-websocket protocol. */

import * as encoding from 'lib0/encoding'
import {
  type Frame,
  MESSAGE,
  readFrame,
  SYNC,
  syncStep1Frame,
  syncStep2Frame,
} from '../../../shared/protocol/frames.ts'
import type { Place, TargetKind } from '../targets/target.ts'
import { webSocketFrame } from './line.ts'

/** Hocuspocus's own (`types.ts` of its server): sync, but not to be answered by another question. */
const SYNC_REPLY = 4

/** The state vector of a document with nothing in it, and the update that has nothing. */
const NO_STATE = new Uint8Array([0])
const NO_UPDATE = new Uint8Array([0, 0])

export interface Dialect {
  readonly kind: TargetKind
  /** Whether there is anything to be synced with. */
  readonly syncs: boolean
  /** A frame of the protocol as a WebSocket frame to this target. */
  wrapped(frame: Uint8Array): Buffer
  /** What is sent as soon as the line is open, by who has `stateVector`. */
  hello(stateVector?: Uint8Array): Buffer
  /** The answer to a question for what one has, of somebody who has nothing. */
  readonly nothing: Buffer
  /** Said by who has nothing to say, where silence is held against one; `null` where it is not. */
  readonly alive: Buffer | null
  /** Where in a message the frame of the protocol begins. */
  readonly skipped: number
  /** The frame in a message, or `null` for what only this target says. */
  read(message: Uint8Array): Frame | null
}

export function dialectOf({ kind, document }: Place): Dialect {
  const name =
    kind === 'hocuspocus' ? written((encoder) => encoding.writeVarString(encoder, document)) : new Uint8Array()
  const wrapped = (frame: Uint8Array) => webSocketFrame(name.length > 0 ? Buffer.concat([name, frame]) : frame)
  // Before anything else it wants a token, whatever stands in it.
  const token = written((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.auth)
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarString(encoder, '')
  })
  return {
    kind,
    syncs: kind !== 'bare',
    wrapped,
    hello(stateVector = NO_STATE) {
      const asking = wrapped(syncStep1Frame(stateVector))
      if (kind === 'bare') return Buffer.alloc(0)
      return kind === 'hocuspocus' ? Buffer.concat([wrapped(token), asking]) : asking
    },
    nothing: wrapped(syncStep2Frame(NO_UPDATE)),
    alive: kind === 'hocuspocus' ? wrapped(new Uint8Array([MESSAGE.queryAwareness])) : null,
    skipped: name.length,
    read(message) {
      const frame = message.subarray(name.length)
      if (kind !== 'hocuspocus') return readFrame(frame)
      if (frame[0] === SYNC_REPLY) return readFrame(Buffer.concat([new Uint8Array([MESSAGE.sync]), frame.subarray(1)]))
      return frame[0] === MESSAGE.sync || frame[0] === MESSAGE.awareness ? readFrame(frame) : null
    },
  }
}

export type SyncStep = keyof typeof SYNC | null

/** Which step of syncing a message is, by its first bytes. */
export function stepOf({ kind, skipped }: Dialect, bytes: Buffer, start: number): SyncStep {
  const type = bytes[start + skipped]
  if (type !== MESSAGE.sync && !(kind === 'hocuspocus' && type === SYNC_REPLY)) return null
  const step = bytes[start + skipped + 1]
  return step === SYNC.step1 ? 'step1' : step === SYNC.step2 ? 'step2' : 'update'
}

function written(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}
