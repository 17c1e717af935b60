import { describe, expect, it } from 'vitest'
import { Intake } from '../../../server/live/intake.ts'
import { fakeClock } from '../../support/fake-clock.ts'

/** An intake whose taking costs `ms` of the clock. */
function taking(ms: number) {
  const clock = fakeClock()
  let elapsed = 0
  const taken: string[] = []
  const timed = { ...clock, elapsed: () => elapsed }
  const intake = new Intake<string>(timed, (things) => {
    taken.push(things.join(''))
    elapsed += ms
  })
  const pass = async (length: number) => {
    elapsed += length
    await clock.advance(length)
  }
  return { intake, taken, pass, clock }
}

describe('intake', () => {
  it('[L20] what comes is taken at once while taking costs nothing', () => {
    const { intake, taken } = taking(0)
    for (const thing of 'abc') intake.add(thing)
    expect(taken).toEqual(['a', 'b', 'c'])
  })

  it('[L20] after work, what comes within six times as long is taken together, in order', async () => {
    const { intake, taken, pass } = taking(2)
    intake.add('a')
    intake.add('b')
    await pass(11)
    intake.add('c')
    expect(taken).toEqual(['a'])
    await pass(1)
    expect(taken).toEqual(['a', 'bc'])
    await pass(12)
    intake.add('d')
    expect(taken).toEqual(['a', 'bc', 'd'])
  })

  it('[L20] nothing waits for more than 14 ms, however long the work was', async () => {
    const { intake, taken, pass } = taking(500)
    intake.add('a')
    intake.add('b')
    await pass(13)
    expect(taken).toEqual(['a'])
    await pass(1)
    expect(taken).toEqual(['a', 'b'])
  })

  it('[L20] what waits can be taken now, and is not taken twice', async () => {
    const { intake, taken, pass, clock } = taking(2)
    intake.add('a')
    intake.add('b')
    intake.takeNow()
    expect(taken).toEqual(['a', 'b'])
    expect(clock.waiting()).toBe(0)
    await pass(100)
    intake.takeNow()
    expect(taken).toEqual(['a', 'b'])
  })
})
