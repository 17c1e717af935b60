/** Redis as the bus: on a Redis of its own, which can be killed and flushed. */

import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { redisBus } from '../../../server/adapters/redis/bus.ts'
import type { Bus } from '../../../server/ports/bus.ts'
import { must } from '../../../shared/must.ts'
import { busContract } from '../../contracts/bus.ts'
import { bytes, text } from '../../support/bytes.ts'
import { keptLog } from '../../support/kept-log.ts'
import { redisMissing, type TestRedis, testRedis } from '../../support/services.ts'

const missing = redisMissing()

describe.skipIf(missing !== null)(`redis bus${missing ? ` (${missing})` : ''}`, () => {
  let redis: TestRedis | null = null
  beforeAll(async () => {
    redis = await testRedis()
  })
  afterAll(() => redis?.stop())
  const server = () => must(redis, 'a Redis')
  const node = async (): Promise<Bus> => {
    const bus = redisBus(server().url, keptLog())
    await vi.waitFor(() => expect(bus.isUp).toBe(true), 5_000)
    return bus
  }
  busContract(node)

  it('[B3] hears again after Redis was killed, frozen or flushed, and says when it is away', async () => {
    const [one, other] = [await node(), await node()]
    onTestFinished(async () => {
      await one.close()
      await other.close()
    })
    const [turns, heard]: [boolean[], string[]] = [[], []]
    other.onTurn((isUp) => turns.push(isUp))
    await other.hear('x', (message) => heard.push(text(message)))
    const hears = async (word: string) => {
      await vi.waitFor(
        () => {
          one.say('x', bytes(word))
          expect(heard).toContain(word)
        },
        { timeout: 10_000, interval: 100 },
      )
    }
    await hears('first')
    await server().kill9()
    await vi.waitFor(() => expect([one.isUp, other.isUp]).toEqual([false, false]), 5_000)
    one.say('x', bytes('lost'))
    await server().start()
    await hears('after its death')
    await server().flush()
    await hears('after a flush')
    server().freeze()
    await vi.waitFor(() => expect(other.isUp).toBe(false), 10_000)
    server().thaw()
    await hears('after a freeze')
    expect(turns.slice(0, 4)).toEqual([false, true, false, true])
    expect(heard).not.toContain('lost')
  }, 60_000)

  it('[B3] without any Redis nothing fails; it is heard when it comes', async () => {
    const own = await testRedis()
    onTestFinished(() => own.stop())
    await own.kill9()
    const [one, other] = [redisBus(own.url, keptLog()), redisBus(own.url, keptLog())]
    onTestFinished(async () => {
      await one.close()
      await other.close()
    })
    const heard: string[] = []
    await other.hear('x', (message) => heard.push(text(message)))
    one.say('x', bytes('nobody'))
    expect(one.isUp).toBe(false)
    await own.start()
    await vi.waitFor(
      () => {
        one.say('x', bytes('now'))
        expect(heard).toContain('now')
      },
      { timeout: 10_000, interval: 100 },
    )
  }, 60_000)
})
