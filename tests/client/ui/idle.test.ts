import { describe, expect, it } from 'vitest'
import type { WhenIdle } from '../../../client/ui/idle.ts'
import { inIdleSlices } from '../../../client/ui/idle.ts'

/** Idle moments by hand, a clock that each piece moves by one, and what was done. */
function scene(pieces: number) {
  let time = 0
  let waiting: ((budget: number) => void) | null = null
  const done: number[] = []
  const idle: WhenIdle = (slice) => {
    waiting = slice
    return () => {
      waiting = null
    }
  }
  function* work() {
    for (let piece = 1; piece <= pieces; piece++) {
      time += 1
      done.push(piece)
      yield
    }
  }
  const release = inIdleSlices(work(), idle, () => time)
  const rest = (budget: number) => {
    const slice = waiting
    waiting = null
    slice?.(budget)
  }
  return { release, rest, done, isWaiting: () => waiting !== null }
}

describe('work in idle slices', () => {
  it('does nothing at once, then as much as there is time for, at least one piece', () => {
    const { rest, done, isWaiting } = scene(4)
    expect(done).toEqual([])
    rest(2)
    expect(done).toEqual([1, 2])
    rest(0)
    expect(done).toEqual([1, 2, 3])
    rest(50)
    expect(done).toEqual([1, 2, 3, 4])
    expect(isWaiting()).toBe(false)
  })

  it('stops between two slices', () => {
    const { release, rest, done } = scene(4)
    rest(1)
    release()
    rest(50)
    expect(done).toEqual([1])
  })
})
