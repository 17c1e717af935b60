/** What was: the steps of a board, the moments that are kept, and what the board said at each [L42]. */

import { applyChanges } from '../../shared/board/changes.ts'
import type { Content } from '../../shared/board/content.ts'
import type { BoardId } from '../../shared/ids.ts'
import type { HistoryMoment } from '../../shared/protocol/history-api.ts'
import type { HistoryStore } from '../ports/history-store.ts'
import { unpackedContent } from './keyframes.ts'
import { MOMENT_MS } from './scribe.ts'
import type { Step } from './step.ts'
import { unpacked } from './step.ts'

/** Steps that are read at once: between two such the loop is free for others. */
const AT_ONCE = 500

export interface Page {
  /** The newest first. */
  readonly steps: readonly Step[]
  /** Where to go on: steps below that number; `null` where nothing is older. */
  readonly before: number | null
}

export class Past {
  readonly #store: HistoryStore
  readonly #board: BoardId

  constructor(store: HistoryStore, board: BoardId) {
    this.#store = store
    this.#board = board
  }

  /** At most `most` steps that `isMeant`; a page that looked at many others ends before, so that nobody waits long. */
  async page(before: number, most: number, isMeant: (step: Step) => boolean): Promise<Page> {
    const steps: Step[] = []
    let [next, looked] = [before, 0]
    while (looked < 10 * AT_ONCE) {
      const stored = await this.#store.stepsBefore(this.#board, next, AT_ONCE)
      for (const one of stored) {
        const step = unpacked(one)
        next = step.step
        if (isMeant(step)) steps.push(step)
        if (steps.length === most) return { steps, before: next > 1 ? next : null }
      }
      looked += stored.length
      if (stored.length < AT_ONCE) return { steps, before: null }
    }
    return { steps, before: next }
  }

  /** Every ten minutes of work, and before and after each restore; the oldest first. */
  async moments(): Promise<readonly HistoryMoment[]> {
    const found = await this.#store.moments(this.#board, MOMENT_MS)
    return found.flatMap(({ step, at, isMark }, n): HistoryMoment[] => {
      if (!isMark) return [{ step, at, what: 'work' }]
      const before: HistoryMoment = { step: step - 1, at, what: 'before-restore' }
      const isListed = found[n - 1]?.step === step - 1
      return isListed ? [{ step, at, what: 'restored' }] : [before, { step, at, what: 'restored' }]
    })
  }

  /** Everything after that step; `null` for one that is not kept, or not there yet. */
  async contentAt(step: number): Promise<Content | null> {
    const keyframe = await this.#store.keyframe(this.#board, step)
    if (!keyframe) return null
    const content = await unpackedContent(keyframe.bytes)
    let at = keyframe.step
    while (at < step) {
      const stored = await this.#store.stepsAfter(this.#board, at, Math.min(AT_ONCE, step - at))
      // Where several servers number them there are gaps.
      for (const one of stored) if (one.step <= step) applyChanges(content, unpacked(one).changes)
      if (stored.length === 0) return null
      at = stored.at(-1)?.step ?? step
    }
    return content
  }
}
