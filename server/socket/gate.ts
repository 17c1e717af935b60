/**
 * What one message must be before a live board hears of it. A pure function; the order of its checks is that of
 * DESIGN section 6: size, form, what the role may say.
 */

import type { Role } from '../../shared/access.ts'
import { mayEdit } from '../../shared/access.ts'
import type { CloseWord } from '../../shared/protocol/close-codes.ts'
import type { Frame } from '../../shared/protocol/frames.ts'
import { readFrame } from '../../shared/protocol/frames.ts'

export const MOST_FRAME_BYTES = 256 * 1024

export type Admission =
  | { readonly is: 'admitted'; readonly frame: Frame }
  /** Not wanted, and not held against anybody. */
  | { readonly is: 'dropped' }
  | { readonly is: 'refused'; readonly word: CloseWord }

export function admit(bytes: Uint8Array, role: Role): Admission {
  if (bytes.length > MOST_FRAME_BYTES) return { is: 'refused', word: 'too-large' }
  const frame = readFrame(bytes)
  return frame ? admitKind(frame, role) : { is: 'refused', word: 'malformed' }
}

function admitKind(frame: Frame, role: Role): Admission {
  switch (frame.kind) {
    case 'sync-step-1':
    case 'query-awareness':
      return { is: 'admitted', frame }
    case 'sync-step-2':
    case 'update':
      return mayEdit(role) ? { is: 'admitted', frame } : { is: 'refused', word: 'not-allowed' }
    case 'awareness':
      // Stock clients send one without being asked: an observer's is not its fault.
      return mayEdit(role) ? { is: 'admitted', frame } : { is: 'dropped' }
    case 'saved':
      return { is: 'refused', word: 'not-allowed' }
    default:
      return frame satisfies never
  }
}
