/**
 * Hostile frames by name, with what has to become of each: the word of the close code, a code of WebSocket itself,
 * `dropped` (nobody hears of it), or `accepted` (it is what an honest client could have sent, and harms nobody).
 */

import type { Role } from '../../shared/access.ts'
import type { CloseWord } from '../../shared/protocol/close-codes.ts'
import { FORMS } from './crafted-forms.ts'
import { PRESENCES } from './crafted-presences.ts'
import { STRUCTS } from './crafted-structs.ts'
import { VALUES } from './crafted-values.ts'

export type Ending = CloseWord | 'dropped' | 'accepted' | 1002 | 1006 | 1007 | 1008 | 1009

/** What a hostile frame may know and use. */
export interface Target {
  /** A client id that nobody has used. */
  readonly me: number
  /** Another one. */
  readonly other: number
  /** Of the honest pair: the client id of one, and its next clock. */
  readonly victim: number
  readonly victimClock: number
  /** Somebody who edited and left, and how many clocks. */
  readonly gone: number
  readonly goneClock: number
}

export interface Crafted {
  readonly name: string
  readonly as?: Role
  readonly ends: Ending
  /** The bytes that are written on the line, piece by piece: WebSocket frames. */
  readonly send: (target: Target) => readonly Uint8Array[]
  /** Others hear of it, as of any organizer's edit or presence. */
  readonly isHeard?: boolean
  /** An honest one has taken another client id afterwards: the next frame meets another pair. */
  readonly isLast?: boolean
  /** What the honest pair heard must be such. */
  readonly heard?: (presence: { readonly clock: number; readonly state: string }) => boolean
}

export const CRAFTED: readonly Crafted[] = [...FORMS, ...STRUCTS, ...VALUES, ...PRESENCES]
