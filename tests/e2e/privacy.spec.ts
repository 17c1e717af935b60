/** [H6] What a browser keeps of a programme (the worker's caches, its stores) and gets with it (built files): nothing private. */

import { readBoard } from '../../shared/board/read.ts'
import {
  addPerson,
  addRoom,
  addSlot,
  addTopic,
  editSlot,
  editTopic,
  placeTopics,
  writeText,
} from '../../shared/board/verbs.ts'
import type { Programme } from '../../shared/programme/programme.ts'
import { publicBytes } from '../support/public-bytes.ts'
import { expect, test } from './fixture.ts'

const MARK = /canary-[a-z]+/g
const marksIn = (text: string): string[] => [...new Set(text.match(MARK))].sort()

test('nothing private is in anything that an attendee’s browser keeps, nor are there source maps', async ({
  makeBoard,
  person,
  product,
}) => {
  const board = await makeBoard('Privacy', (door) => {
    const room = addRoom(door, { name: 'canary-room', features: 'canary-features' })
    const place = (start: string) => ({ roomId: room, start: `2026-10-05T${start}` })
    const slot = addSlot(door, { place: place('09:00'), minutes: 60, trackId: null })
    const secret = addSlot(door, { place: place('11:00'), minutes: 60, title: 'canary-slot', trackId: null })
    editSlot(door, secret, { public: false })
    const ada = addPerson(door, { name: 'canary-speaker', contact: 'canary-contact' })
    const topic = addTopic(door, { title: 'canary-gone', notes: 'canary-notes', speakers: [ada] })
    writeText(door, topic, 'abstract', '**canary-abstract**')
    placeTopics(door, [topic], { slotId: slot, before: null })
    editTopic(door, topic, { title: 'canary-title' })
    addTopic(door, { title: 'canary-tray' })
    expect(readBoard(door.doc).tray).toHaveLength(1)
  })
  await board.publish('live')
  const scripts: string[] = []
  const { page, goOffline } = await person('Cleo', board.links.programme)
  page.on('response', (response) => scripts.push(response.url()))
  await expect(page.getByText('canary-title')).toBeVisible()
  const kept = () =>
    page.evaluate(async () => {
      const found: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie]
      for (const name of await caches.keys()) {
        const cache = await caches.open(name)
        for (const request of await cache.keys()) {
          const answer = await cache.match(request)
          found.push(request.url, JSON.stringify([...(answer?.headers ?? [])]), (await answer?.text()) ?? '')
        }
      }
      found.push(JSON.stringify(await indexedDB.databases()))
      return found
    })
  // Loaded once more, the worker has seen and kept it all.
  await page.reload()
  await expect.poll(async () => (await kept()).filter((text) => text.includes('/assets/')).length).toBeGreaterThan(2)
  await expect.poll(async () => (await kept()).some((text) => text.includes('canary-abstract'))).toBe(true)
  const everything = await kept()
  expect(marksIn(everything.join('\n'))).toEqual(['canary-abstract', 'canary-room', 'canary-speaker', 'canary-title'])
  expect(everything.at(-1), 'no database of a board').toBe('[]')

  // Every page as the server draws it, and all that stands beside them.
  const slug = new URL(board.links.programme).pathname.split('/').at(-1) ?? ''
  const { topics, people } = (await (await fetch(`${board.links.programme}/programme.json`)).json()) as Programme
  const ids = { topics: topics.map(({ id }) => id), people: people.map(({ id }) => id) }
  const bytes = await publicBytes({ url: product.url, slug, id: board.id }, ids)
  for (const [path, text] of bytes)
    expect(
      marksIn(text).filter((mark) => !/abstract|room|speaker|title/.test(mark)),
      path,
    ).toEqual([])
  expect(marksIn(bytes.get(`/p/${slug}/topics/${ids.topics[0]}`) ?? '')).toContain('canary-title')

  const assets = everything.filter((text) => /\/assets\/[^"]+$/.test(text) && text.startsWith('http'))
  expect(assets.length).toBeGreaterThan(2)
  for (const asset of assets) {
    expect(await (await fetch(asset)).text(), asset).not.toMatch(/sourceMappingURL/)
    expect((await fetch(`${asset}.map`)).status).toBe(404)
  }
  for (const path of ['/.vite/manifest.json', '/.vite/modules.json', '/.stamp', '/drawing/render.js'])
    expect((await fetch(product.url + path)).status, path).toBe(404)

  // Texts are shown as they were drawn, also without a network, on pages that were not drawn for it.
  await goOffline()
  await page.reload()
  await page.getByText('canary-title').first().click()
  await expect(page.locator('strong', { hasText: 'canary-abstract' }).first()).toBeVisible()
})
