/** [X2] Over editions, through a real server: what calendars and programmes of others have of an event stays its own. */

import ICAL from 'ical.js'
import { expect, it, onTestFinished } from 'vitest'
import { openMemory } from '../../server/adapters/memory/memory.ts'
import { systemClock } from '../../server/adapters/system/clock.ts'
import { systemRandom } from '../../server/adapters/system/random.ts'
import { readConfig } from '../../server/config.ts'
import { startServer } from '../../server/server.ts'
import * as verbs from '../../shared/board/verbs.ts'
import type { BoardCreated } from '../../shared/protocol/api.ts'
import { dice } from '../support/dice.ts'
import { FACTS, secretOf } from '../support/door.ts'
import { openEditor } from '../support/editor.ts'
import { keptLog } from '../support/kept-log.ts'

async function composed() {
  const config = readConfig({ PORT: '0' })
  if ('problems' in config) throw new Error(config.problems.join())
  const stores = openMemory()
  const parts = { config, stores, clock: systemClock, random: systemRandom, log: keptLog(), pages: '/none' }
  const server = await startServer(parts)
  onTestFinished(async () => {
    await server.stop()
    await stores.close()
  })
  const url = server.address
  const made = await fetch(`${url}/api/boards`, { method: 'POST', body: JSON.stringify(FACTS) })
  const { id, slug, epoch, links } = (await made.json()) as BoardCreated
  const secret = secretOf(links.owner)
  const ask = (method: string, path: string, body: object) =>
    fetch(`${url}/api/boards/${id}${path}`, {
      method,
      headers: { Authorization: `Bearer ${secret}` },
      body: JSON.stringify(body),
    })
  await ask('PUT', '/publication', { mode: 'editions' })
  const editor = await openEditor({ url, id, epoch, secret }, dice(6).bytes)
  onTestFinished(() => editor.close())
  const text = async (path: string) => (await fetch(`${url}/p/${slug}${path}`)).text()
  return {
    door: editor.door,
    /** What attendees have of each event after it: by the name that the test gives it. */
    async publish(names: Readonly<Record<string, string>>, path = '') {
      while (editor.saved() < editor.sent()) await editor.hears()
      expect((await ask('POST', `/editions${path}`, {})).status).toBe(201)
      const calendar = new ICAL.Component(ICAL.parse(await text('/schedule.ics')) as never)
      const events = new Map(
        calendar.getAllSubcomponents('vevent').map((event) => [event.getFirstPropertyValue('uid'), event]),
      )
      const xml = await text('/schedule.xml')
      const json = JSON.parse(await text('/schedule.json')) as {
        schedule: { conference: { days: { rooms: Record<string, { id: number; guid: string; url: string }[]> }[] } }
      }
      const said = json.schedule.conference.days.flatMap(({ rooms }) => Object.values(rooms).flat())
      return Object.fromEntries(
        Object.entries(names).map(([name, topic]) => {
          const event = events.get(`${topic}@plumbline`)
          const own = said.find(({ url }) => url.endsWith(topic))
          return [
            name,
            {
              sequence: event?.getFirstPropertyValue('sequence'),
              status: event?.getFirstPropertyValue('status'),
              number: own?.id,
              guid: own?.guid,
              isInXml: own !== undefined && xml.includes(`<event id="${own.id}" guid="${own.guid}"`),
            },
          ]
        }),
      )
    },
  }
}

it('[X2] moved, re-timed, cancelled, re-instated and republished events keep UID, guid and number', async () => {
  const { door, publish } = await composed()
  const [here, there] = ['Here', 'There'].map((name) => verbs.addRoom(door, { name })) as never as [never, never]
  const at = (clock: string, roomId: never = here) => ({ roomId, start: `2026-10-05T${clock}` })
  const slots = ['09:00', '10:00', '11:00', '12:00'].map((clock) =>
    verbs.addSlot(door, { place: at(clock), minutes: 60, trackId: null }),
  )
  const names = ['moved', 'retimed', 'cancelled', 'same'] as const
  const topics = names.map((title, index) => {
    const topic = verbs.addTopic(door, { title, minutes: 20 })
    verbs.placeTopics(door, [topic], { slotId: slots[index] as never, before: null })
    return topic
  })
  const ids = Object.fromEntries(names.map((name, index) => [name, topics[index] ?? '']))
  const first = await publish(ids)
  const guids = names.map((name) => first[name]?.guid)
  expect(new Set(guids).size).toBe(4)
  expect(names.map((name) => first[name])).toEqual(
    guids.map((guid, index) => ({
      sequence: 0,
      status: 'CONFIRMED',
      number: first[names[index] ?? '']?.number,
      guid,
      isInXml: true,
    })),
  )

  verbs.placeSlot(door, slots[0] as never, at('09:00', there))
  verbs.placeSlot(door, slots[1] as never, at('10:30'))
  verbs.placeTopics(door, [topics[2] as never], null)
  const second = await publish(ids)
  expect(second.moved).toEqual({ ...first.moved, sequence: 1 })
  expect(second.retimed).toEqual({ ...first.retimed, sequence: 1 })
  expect(second.cancelled).toEqual({
    sequence: 1,
    status: 'CANCELLED',
    number: undefined,
    guid: undefined,
    isInXml: false,
  })
  expect(second.same).toEqual(first.same)

  // The first once more: what was cancelled is back, what was moved is moved back.
  const third = await publish(ids, '/1/republish')
  expect(third.moved).toEqual({ ...first.moved, sequence: 2 })
  expect(third.retimed).toEqual({ ...first.retimed, sequence: 2 })
  expect(third.cancelled).toEqual({ ...first.cancelled, sequence: 2 })
  expect(third.same).toEqual(first.same)

  // The board as it is: cancelled again, and at last back at another time.
  expect((await publish(ids)).cancelled?.status).toBe('CANCELLED')
  verbs.placeTopics(door, [topics[2] as never], { slotId: slots[3] as never, before: null })
  const last = await publish(ids)
  expect(last.cancelled).toEqual({ ...first.cancelled, sequence: 4 })
})
