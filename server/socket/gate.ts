/**
 * What one message must be before a live board hears of it. A pure function; the order of its checks is that of
 * DESIGN section 6: size, form, what the role may say.
 */

import type { Role } from '../../shared/access.ts'
import { mayEdit } from '../../shared/access.ts'
import type { CloseWord } from '../../shared/protocol/close-codes.ts'
import type { Frame } from '../../shared/protocol/frames.ts'
import { MESSAGE, readFrame, SYNC } from '../../shared/protocol/frames.ts'
import type { LimitName, Limits } from '../ports/limits.ts'
import type { Said } from './rates.ts'

export type Admission =
  | { readonly is: 'admitted'; readonly frame: Frame; readonly said: Said }
  /** Not wanted, and not held against anybody, unless it comes too often. */
  | { readonly is: 'dropped'; readonly said: Said }
  | { readonly is: 'refused'; readonly word: CloseWord; readonly limit?: LimitName }

export function admit(bytes: Uint8Array, role: Role, limits: Limits): Admission {
  const limit = sizeLimit(bytes)
  if (bytes.length > limits[limit]) return { is: 'refused', word: 'too-large', limit }
  const frame = readFrame(bytes)
  return frame ? admitKind(frame, role) : { is: 'refused', word: 'malformed' }
}

/**
 * By its first two bytes, so that nothing large is read before its size is settled. All that somebody did without a
 * network comes as one: refusing it would refuse their work for good.
 */
const sizeLimit = ([message, sync]: Uint8Array): 'catchUpBytes' | 'frameBytes' =>
  message === MESSAGE.sync && sync === SYNC.step2 ? 'catchUpBytes' : 'frameBytes'

function admitKind(frame: Frame, role: Role): Admission {
  switch (frame.kind) {
    case 'sync-step-1':
    case 'query-awareness':
    case 'check':
      return { is: 'admitted', frame, said: 'question' }
    case 'sync-step-2':
    case 'update':
      return mayEdit(role) ? { is: 'admitted', frame, said: 'update' } : { is: 'refused', word: 'not-allowed' }
    case 'awareness':
      // Stock clients send one without being asked: an observer's is not its fault.
      return mayEdit(role) ? { is: 'admitted', frame, said: 'presence' } : { is: 'dropped', said: 'presence' }
    case 'saved':
    case 'keeping':
    case 'watching':
      return { is: 'refused', word: 'not-allowed' }
    default:
      return frame satisfies never
  }
}
