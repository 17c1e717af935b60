/** What every bus must do. */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Bus } from '../../server/ports/bus.ts'
import { bytes, text } from '../support/bytes.ts'

/** `node` resolves with the bus of one more server, which carries. */
export function busContract(node: () => Promise<Bus>): void {
  describe('bus', () => {
    let [one, other, third] = [] as unknown as [Bus, Bus, Bus]
    beforeEach(async () => {
      ;[one, other, third] = [await node(), await node(), await node()]
    })
    afterEach(() => Promise.all([one, other, third].map((bus) => bus.close())))

    const listen = async (bus: Bus, topic: string) => {
      const heard: string[] = []
      const release = await bus.hear(topic, (message) => heard.push(text(message)))
      return { heard, release }
    }

    it('[B1] carries to all others that listen, in order, never to oneself, topic by topic', async () => {
      const [own, a, b, elsewhere] = [
        await listen(one, 'x'),
        await listen(other, 'x'),
        await listen(third, 'x'),
        await listen(other, 'y'),
      ]
      const said = Array.from({ length: 200 }, (_, at) => String(at))
      for (const word of said) one.say('x', bytes(word))
      one.say('y', bytes('why'))
      await vi.waitFor(() => expect(elsewhere.heard).toEqual(['why']))
      await vi.waitFor(() => expect([a.heard, b.heard]).toEqual([said, said]))
      expect(own.heard).toEqual([])
    })

    it('[B1] carries bytes as they were when they were said', async () => {
      const { heard } = await listen(other, 'x')
      const message = bytes('before|inside|after').subarray(7, 13)
      one.say('x', message)
      message.fill(0)
      await vi.waitFor(() => expect(heard).toEqual(['inside']))
    })

    it('[B2] who has stopped hears nothing more; who listens twice hears twice', async () => {
      const [first, second] = [await listen(other, 'x'), await listen(other, 'x')]
      one.say('x', bytes('1'))
      await vi.waitFor(() => expect([first.heard, second.heard]).toEqual([['1'], ['1']]))
      first.release()
      one.say('x', bytes('2'))
      await vi.waitFor(() => expect(second.heard).toEqual(['1', '2']))
      expect(first.heard).toEqual(['1'])
      second.release()
      one.say('x', bytes('3'))
      const again = await listen(other, 'x')
      one.say('x', bytes('4'))
      await vi.waitFor(() => expect(again.heard).toContain('4'))
      expect(second.heard).toEqual(['1', '2'])
    })
  })
}
