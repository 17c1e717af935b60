/** What some of the attendees' pages show beside the programme: as public as the programme itself. */

import type { EditionInfo } from '../protocol/api.ts'

/** A topic that was public once: when and where it was to be. Nothing that people wrote of it is kept [X3]. */
export interface CancelledTopic {
  /** ISO 8601 with offset. */
  readonly start: string
  readonly end: string
  readonly roomId: string | null
}

/** By their ids. */
export type CancelledTopics = Readonly<Record<string, CancelledTopic>>

/** Only what a page needs is there. */
export interface Beside {
  /** From the newest to the oldest. */
  readonly editions?: readonly EditionInfo[]
  readonly cancelled?: CancelledTopics
}
