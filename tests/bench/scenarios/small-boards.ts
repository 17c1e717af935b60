/** 1,000 small boards, each open with one reader, and nothing happens: memory a board, minus before. */

import { setTimeout } from 'node:timers/promises'
import { fresh, type Scenario, scaled, underLoad } from './scenario.ts'

const BOARDS = 1_000
const TOPICS = 10
/** What is idle may be put to rest. */
const IDLE_MS = 15_000

export const smallBoards: Scenario = {
  targets: ['plumbline', 'y-websocket', 'hocuspocus'],
  figures: [
    {
      key: 'live',
      what: `${BOARDS} boards of ${TOPICS} topics, open and idle: heap and buffers a board`,
      unit: 'KiB',
      most: 40,
      elsewhere: '75; 80 KiB',
    },
    { key: 'resident', what: `${BOARDS} boards of ${TOPICS} topics, open and idle: resident a board`, unit: 'KiB' },
  ],
  measure: (kind, _, effort) =>
    underLoad(fresh(kind), async (target, load) => {
      const keep = async (count: number) => {
        const places = []
        for (let at = 0; at < count; at++) places.push(await target.place())
        await load.ask('keepBoards', { places, topics: TOPICS })
      }
      await keep(10)
      const before = await target.memory()
      const count = scaled(BOARDS, effort)
      await keep(count)
      await setTimeout(effort.scale === 1 ? IDLE_MS : 1_000)
      await load.ask('keptStand', null)
      const after = await target.memory()
      const each = (bytes: number) => bytes / count / 1024
      return { live: each(after.live - before.live), resident: each(after.resident - before.resident) }
    }),
}
