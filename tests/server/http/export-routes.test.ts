import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { openDoor } from '../../support/door.ts'

const FORMS = {
  ics: 'text/calendar; charset=utf-8',
  xml: 'application/vnd.c3voc.schedule+xml; charset=utf-8',
  json: 'application/json',
  csv: 'text/csv; charset=utf-8; header=present',
  md: 'text/markdown; charset=utf-8',
}

async function published() {
  const door = openDoor()
  const made = await door.make({ sample: true })
  const at = `/p/${made.slug}`
  const publish = (mode: 'hidden' | 'live') =>
    door.ask('PUT', `${made.at}/publication`, { body: { mode }, secret: made.secrets.owner })
  return { ...door, at, publish }
}

describe('[X1] exports', () => {
  it.each(Object.entries(FORMS))(
    'schedule.%s is there while the programme is, and asked again costs nothing',
    async (ending, type) => {
      const { ask, at, publish } = await published()
      const address = `${at}/schedule.${ending}`
      expect((await ask('GET', address)).status, 'hidden').toBe(404)
      await publish('live')
      const answer = await ask('GET', address)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type])
      expect(await answer.text()).toContain('Memory tiering after the first year')
      const etag = answer.headers.get('etag') ?? ''
      const again = await ask('GET', address, { headers: { 'If-None-Match': etag } })
      expect([again.status, await again.text(), etag.startsWith('"')]).toEqual([304, '', true])
      await publish('hidden')
      expect((await ask('GET', address)).status, 'hidden again').toBe(404)
      expect((await ask('GET', `/p/nothing-000000/schedule.${ending}`)).status).toBe(404)
    },
  )

  it('one topic alone is a calendar of its own; what never was is not there', async () => {
    const { ask, at, publish } = await published()
    await publish('live')
    const programme = (await (await ask('GET', `${at}/programme.json`)).json()) as {
      topics: { id: string; title: string }[]
    }
    const [topic] = programme.topics
    const answer = await ask('GET', `${at}/topics/${topic?.id}.ics`)
    const events = new ICAL.Component(ICAL.parse(await answer.text()) as never).getAllSubcomponents('vevent')
    expect(events.map((event) => event.getFirstPropertyValue('summary'))).toEqual([topic?.title])
    for (const id of ['t_0000000000000000', '__proto__', 'constructor'])
      expect((await ask('GET', `${at}/topics/${id}.ics`)).status, id).toBe(404)
  })
})
