/** [H9] An attendee whose phone does not read, beside one whose phone does, on a real port. */

import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { openMemory } from '../../server/adapters/memory/memory.ts'
import { systemClock } from '../../server/adapters/system/clock.ts'
import { systemRandom } from '../../server/adapters/system/random.ts'
import { readConfig } from '../../server/config.ts'
import { startServer } from '../../server/server.ts'
import { EMPTY_RECORD } from '../../shared/exports/calendar-record.ts'
import { mintId } from '../../shared/ids.ts'
import { must } from '../../shared/must.ts'
import { eventReader } from '../support/events.ts'
import { keptLog } from '../support/kept-log.ts'
import { programmeWith, publicTopic } from '../support/programmes.ts'

/** More than the system's buffers between two sockets hold, in events of half a megabyte. */
const EVENTS = 60
const big = (sequence: number) => programmeWith(sequence, [publicTopic(0, `${sequence} ${'x'.repeat(500_000)}`)])

it('[H9] who does not read is cut off, and nobody else notices', async () => {
  const config = readConfig({ PORT: '0' })
  if ('problems' in config) throw new Error(config.problems.join())
  const stores = openMemory()
  const log = keptLog()
  const server = await startServer({ config, stores, clock: systemClock, random: systemRandom, log, pages: 'none' })
  onTestFinished(() => server.stop())
  const board = mintId('board', systemRandom)
  await stores.programmes.create(board, 'slow')
  const publish = (at: number) =>
    stores.programmes.save(board, { mode: 'live', programme: big(at), record: EMPTY_RECORD, derivedFrom: at })
  await publish(1)

  const slow = connect(server.port, '127.0.0.1')
  onTestFinished(() => void slow.destroy())
  slow.on('error', () => undefined)
  slow.write('GET /p/slow/live HTTP/1.1\r\nHost: x\r\n\r\n')
  await once(slow, 'readable')

  const body = must((await fetch(`${server.address}/p/slow/live`)).body, 'a stream').getReader()
  onTestFinished(() => body.cancel())
  const reader = eventReader()
  const readUntil = async (sequence: number) => {
    while (reader.events.at(-1)?.lastId !== `${sequence}`) {
      const { done, value } = await body.read()
      if (done) throw new Error('the stream ended')
      reader.take(value)
    }
  }
  for (let at = 2; at <= EVENTS; at++) {
    await publish(at)
    await readUntil(at)
  }
  expect(reader.events).toHaveLength(EVENTS)

  let got = 0
  slow.on('data', (part) => {
    got += part.length
  })
  await once(slow, 'close')
  expect(got).toBeGreaterThan(0)
  expect(got).toBeLessThan(EVENTS * 500_000)
  expect(log.lines.filter(({ level }) => level === 'error')).toEqual([])
})
