/**
 * A draft into the board while the page stays alive: piece by piece, each no longer than a few frames and no larger than a
 * frame of the line may be; all of them one undo step [I29].
 *
 *   pieces  ▇▇▇ ▇▇▇ ▇▇▇ ▇▇      one step “imported …”
 *   page       ▁   ▁   ▁        draws, hears others, answers
 */

import { type BoardDoc, MAP_OF } from '../../shared/board/doc.ts'
import { WHOLE } from '../../shared/board/undo.ts'
import { randomText } from '../../shared/ids.ts'
import { type Applied, applying, importStep } from '../../shared/imports/apply.ts'
import type { Choice } from '../../shared/imports/comparison.ts'
import type { Draft } from '../../shared/imports/draft.ts'
import { KINDS } from '../../shared/imports/matching.ts'

/** What a piece may take of the page's time, ms: what it leads to (reading the board, drawing) takes more than it does. */
const SLICE_MS = 8
/** About so many characters are written in a piece: as bytes, with what is around them, far less than a frame may have. */
const SLICE_TEXT = 60_000

export interface Pieces {
  readonly now: () => number
  /** Resolves when the page's other work had its turn. */
  readonly pause: () => Promise<void>
}

/** What waits (hands, drawing, others' changes) has its turn; Safari waits a moment longer. */
const inPage: Pieces = {
  now: () => performance.now(),
  pause: () =>
    'scheduler' in window && scheduler.yield ? scheduler.yield() : new Promise((next) => setTimeout(next, 0)),
}

/** `choice` as for `applyDraft`; `onProgress` hears how much is done, from 0 to 1. */
export async function applyInPieces(
  door: BoardDoc,
  draft: Draft,
  choice: Choice | undefined,
  onProgress: (done: number) => void = () => undefined,
  { now, pause }: Pieces = inPage,
): Promise<Applied> {
  const work = applying(door, draft, choice)
  const whole = WHOLE + randomText(door.random, 12)
  // Each entry is compared, and then written.
  const all = 2 * KINDS.reduce((sum, kind) => sum + draft[MAP_OF[kind]].length, 1)
  let done = 0
  for (;;) {
    const applied = door.change(
      importStep(draft),
      () => {
        const until = now() + SLICE_MS
        for (let written = 0; written < SLICE_TEXT && now() < until; done++) {
          const step = work.next()
          if (step.done) return step.value
          written += step.value
        }
        return null
      },
      whole,
    )
    if (applied) {
      onProgress(1)
      return applied
    }
    onProgress(Math.min(1, done / all))
    await pause()
  }
}
