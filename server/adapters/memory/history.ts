/** What became of each board, in plain memory. */

import type { DocId } from '../../../shared/ids.ts'
import type {
  HistoryEnds,
  HistoryStore,
  KeptMoment,
  Keyframe,
  Moment,
  StoredStep,
  StoredWith,
} from '../../ports/history-store.ts'

interface Past {
  steps: StoredStep[]
  keyframes: Keyframe[]
  kept: { readonly moment: KeptMoment; readonly bytes: Uint8Array }[]
}

export interface MemoryHistory {
  readonly store: HistoryStore
  ends(board: DocId): HistoryEnds
  put(board: DocId, history: StoredWith): void
}

const exact = <T extends { readonly bytes: Uint8Array }>(one: T): T => ({ ...one, bytes: new Uint8Array(one.bytes) })

export function historyInMemory(): MemoryHistory {
  const pasts = new Map<DocId, Past>()
  const past = (board: DocId): Past => {
    const known = pasts.get(board) ?? { steps: [], keyframes: [], kept: [] }
    pasts.set(board, known)
    return known
  }
  const last = (board: DocId, isIt: (frame: Keyframe) => boolean) => past(board).keyframes.findLast(isIt) ?? null

  return {
    ends(board) {
      const frame = last(board, () => true)
      const step = Math.max(past(board).steps.at(-1)?.step ?? 0, frame?.step ?? 0)
      return { step, keyframe: frame && { step: frame.step, at: frame.at } }
    },
    put(board, { steps, keyframes }) {
      const known = past(board)
      known.steps = inOrder([...known.steps, ...steps.map(exact)])
      known.keyframes = inOrder([...known.keyframes, ...keyframes.map(exact)])
    },
    store: {
      stepsAfter: async (board, after, most) =>
        past(board)
          .steps.filter(({ step }) => step > after)
          .slice(0, most),
      stepsBefore: async (board, before, most) =>
        past(board)
          .steps.filter(({ step }) => step < before)
          .toReversed()
          .slice(0, most),
      keyframe: async (board, step) => last(board, (frame) => frame.step <= step),
      moments: async (board, every) => momentsOf(past(board).steps, every),
      stepAt: async (board, at) => past(board).steps.findLast((step) => step.at <= at)?.step ?? 0,
      async keep(board, moment, bytes, most) {
        const { kept } = past(board)
        if (kept.length >= most) return false
        kept.push({ moment, bytes: new Uint8Array(bytes) })
        return true
      },
      kept: async (board) => past(board).kept.map(({ moment }) => moment),
      keptBytes: async (board, id) => past(board).kept.find(({ moment }) => moment.id === id)?.bytes ?? null,
      async forget(board, id) {
        const known = past(board)
        const { length } = known.kept
        known.kept = known.kept.filter(({ moment }) => moment.id !== id)
        return known.kept.length < length
      },
      async prune(board, before) {
        const known = past(board)
        const border = last(board, ({ at }) => at <= before)
        if (border) {
          known.steps = known.steps.filter(({ step }) => step > border.step)
          known.keyframes = known.keyframes.filter(({ step }) => step >= border.step)
        }
        known.kept = known.kept.filter(({ moment }) => moment.kind === 'alternative' || moment.at >= before)
      },
    },
  }
}

/** Of two with one number the later counts. */
const inOrder = <T extends { readonly step: number }>(all: readonly T[]): T[] =>
  [...new Map(all.map((one) => [one.step, one])).values()].sort((a, b) => a.step - b.step)

function momentsOf(steps: readonly StoredStep[], every: number): Moment[] {
  const ends = new Map(steps.map(({ step, at }) => [Math.floor(at / every), step]))
  const shown = new Set(ends.values())
  return steps.flatMap(({ step, at, isMark }) => (isMark || shown.has(step) ? { step, at, isMark } : []))
}
