/** What is counted for who runs the server: figures alone, no board, no person, no address. */

import type { Role } from '../../shared/access.ts'
import type { CloseWord } from '../../shared/protocol/close-codes.ts'
import type { LimitName } from './limits.ts'

/** Looked at when somebody asks. */
export interface Gauges {
  /** Of live editing, by role. */
  connections(): Readonly<Partial<Record<Role, number>>>
  /** Attendees who follow a programme. */
  streams(): number
  /** Whether news is carried between servers: 1, or 0; `null` where one server is alone. */
  bus(): 0 | 1 | null
  /** Boards that are open in this process. */
  boards(): number
  /** Bytes that are not durable yet. */
  unsavedBytes(): number
  /** Lines that have not said anything yet. */
  strangers(): number
}

export interface Metrics {
  watch(gauges: Gauges): void
  /** A connection was ended by the server. */
  refused(word: CloseWord): void
  /** Somebody came to a bound, whatever follows from it. */
  reached(limit: LimitName): void
  /** So many updates were applied and passed on together, the first of which had waited for so many seconds. */
  applied(updates: number, seconds: number): void
  /** So many updates are durable, in one append that took so many seconds. */
  committed(updates: number, seconds: number): void
  compacted(): void
  /** A client has the same state vector as the server and shows something else. */
  diverged(): void
  /** Two servers have everything up to one number and show something else: they load the board again. */
  serversDiverged(): void
  /** Everything as a text, and its content type. */
  written(): Promise<{ readonly type: string; readonly text: string }>
}

/** Counts nothing: for tests and tools that look at something else. */
export const unmetered: Metrics = {
  watch: () => undefined,
  refused: () => undefined,
  reached: () => undefined,
  applied: () => undefined,
  committed: () => undefined,
  compacted: () => undefined,
  diverged: () => undefined,
  serversDiverged: () => undefined,
  written: async () => ({ type: 'text/plain', text: '' }),
}
