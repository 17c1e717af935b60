/** The bus within one process. */

import { describe, expect, it } from 'vitest'
import { localBus } from '../../../server/adapters/local/bus.ts'
import type { Bus } from '../../../server/ports/bus.ts'
import { busContract } from '../../contracts/bus.ts'

describe('local bus', () => {
  let shared = localBus()
  let count = 0
  busContract(async (): Promise<Bus> => {
    if (count++ % 3 === 0) shared = localBus()
    return shared.node()
  })

  it('[B3] says when it goes and when it is back; what is said meanwhile is lost', async () => {
    const bus = localBus()
    const [one, other] = [bus.node(), bus.node()]
    const [turns, heard]: [boolean[], number[]] = [[], []]
    one.onTurn((isUp) => turns.push(isUp))
    await other.hear('x', (message) => heard.push(message[0] ?? 0))
    bus.turn(false)
    one.say('x', new Uint8Array([1]))
    bus.turn(true)
    one.say('x', new Uint8Array([2]))
    await Promise.resolve()
    expect([turns, heard]).toEqual([[false, true], [2]])
  })
})
