/** What the door says of the attendees' pages beside the programme: who may frame them, what they are told apart from it. */

import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { placeTopics } from '../../../shared/board/verbs.ts'
import type { BoardId, TopicId } from '../../../shared/ids.ts'
import { must } from '../../../shared/must.ts'
import type { Programme } from '../../../shared/programme/programme.ts'
import type { EditionInfo } from '../../../shared/protocol/api.ts'
import { openDoor } from '../../support/door.ts'

const HTML = '<!doctype html><html lang="en"><title>Plumbline</title><div id="root"></div></html>'

async function attended() {
  const door = openDoor({ files: { html: null, attendeesHtml: HTML, routes: new Hono() } })
  const made = await door.make({ sample: true })
  const as = { secret: made.secrets.organizer }
  return {
    ...door,
    at: `/p/${made.slug}`,
    id: made.id as BoardId,
    api: made.at,
    set: (body: object) => door.ask('PUT', `${made.at}/publication`, { body, ...as }),
    facts: async () => (await door.ask('GET', made.at, as)).json(),
    edition: async () =>
      (await (await door.ask('POST', `${made.at}/editions`, { body: {}, ...as })).json()) as EditionInfo,
    framing: async (path: string) => {
      const { headers } = await door.ask('GET', `/p/${made.slug}${path}`)
      const policy = headers.get('Content-Security-Policy') ?? ''
      return [/frame-ancestors ([^;]*)/.exec(policy)?.[1], headers.get('X-Frame-Options')]
    },
  }
}

describe('[H61] who may frame a programme', () => {
  it('is nobody at first, then the pages of the list, for the embedded page alone', async () => {
    const { set, framing, facts } = await attended()
    await set({ mode: 'live' })
    const pages = [
      '',
      '/changes',
      '/screen',
      '/topics/t_0000000000000000',
      '/people/p_0',
      '/programme.json',
      '/feed.xml',
    ]
    for (const page of ['/embed', ...pages]) expect(await framing(page), page).toEqual(["'none'", 'DENY'])
    const answer = await set({ embedOrigins: ['https://www.example.org/news', 'http://localhost:3000'] })
    const origins = ['https://www.example.org', 'http://localhost:3000']
    expect(await answer.json()).toEqual({ mode: 'live', embedOrigins: origins })
    expect(await facts()).toMatchObject({ publication: 'live', embedOrigins: origins })
    expect(await framing('/embed?theme=dark')).toEqual([origins.join(' '), null])
    for (const page of pages) expect(await framing(page), page).toEqual(["'none'", 'DENY'])
    await set({ mode: 'hidden' })
    expect(await framing('/embed'), 'it says there that it is not published').toEqual([origins.join(' '), null])
    await set({ embedOrigins: [] })
    expect(await framing('/embed')).toEqual(["'none'", 'DENY'])
  })

  it('is refused by name where it is no site, and nothing is changed', async () => {
    const { set, facts } = await attended()
    await set({ embedOrigins: ['https://a.example'] })
    for (const embedOrigins of [
      ['https://b.example', "https://x;script-src 'unsafe-inline'"],
      ['*'],
      ['http://b.example'],
    ]) {
      const answer = await set({ mode: 'live', embedOrigins })
      expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('not the address of a site')])
    }
    expect((await set({})).status).toBe(400)
    expect(await facts()).toMatchObject({ publication: 'hidden', embedOrigins: ['https://a.example'] })
  })
})

describe('[H62] editions', () => {
  it('say which topic each sentence is about; what was cancelled is known by its time and room alone', async () => {
    const { ask, at, id, live, edition, set } = await attended()
    await edition()
    const programme = (await (await ask('GET', `${at}/programme.json`)).json()) as Programme
    const isBeside = (one: { slotId: string }) =>
      programme.topics.filter(({ slotId }) => slotId === one.slotId).length > 2
    const topic = must(programme.topics.findLast(isBeside), 'a topic beside others')
    const held = must(await live.hold(id), 'the board')
    placeTopics(held.board.change, [topic.id as TopicId], null)
    const made = await edition()
    expect(made.changes.length).toBe(made.about.length)
    expect(made.changes[made.about.indexOf(topic.id)]).toContain(`“${topic.title}” is cancelled`)
    const gone = (await (await ask('GET', `${at}/cancelled.json`)).json()) as Record<string, object>
    const slot = programme.slots.find(({ id: one }) => one === topic.slotId)
    expect(gone[topic.id]).toEqual({ start: topic.start, end: topic.end, roomId: slot?.roomId })
    await set({ mode: 'hidden' })
    expect((await ask('GET', `${at}/cancelled.json`)).status).toBe(404)
  })
})
