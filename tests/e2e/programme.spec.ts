/** The attendees' page on a bad day: without a network, after an update of Plumbline, with words that are far too long. */

import type { Page } from '@playwright/test'
import type { BoardDoc } from '../../shared/board/doc.ts'
import { addPerson, addRoom, addSlot, addTopic, addTrack, placeTopics, setSpeaker } from '../../shared/board/verbs.ts'
import { expect, test } from './fixture.ts'

const fill = (door: BoardDoc, title: string, room: string, name: string): void => {
  const roomId = addRoom(door, { name: room })
  for (const other of ['B', 'C', 'D', 'E']) {
    const id = addRoom(door, { name: `Room ${other}` })
    addSlot(door, { place: { roomId: id, start: '2026-10-05T14:30' }, minutes: 60, title })
  }
  const slotId = addSlot(door, { place: { roomId, start: '2026-10-05T14:30' }, minutes: 60, title })
  const topic = addTopic(door, { title, minutes: 20 })
  setSpeaker(door, topic, addPerson(door, { name, affiliation: name }), true)
  placeTopics(door, [topic], { slotId, before: null })
}

/** Addresses of everything that the worker keeps. */
const keptIn = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const caches = await Promise.all((await self.caches.keys()).map((name) => self.caches.open(name)))
    const requests = await Promise.all(caches.map((cache) => cache.keys()))
    return requests.flat().map(({ url }) => new URL(url).pathname)
  })

/** The worker has heard from this page and keeps the chunk of it. */
const expectKept = (page: Page, chunk: RegExp): Promise<void> =>
  expect.poll(() => keptIn(page), { message: `kept: ${chunk}` }).toContainEqual(expect.stringMatching(chunk))

test('programme and home survive a reload without a network', async ({ product, makeBoard, person }) => {
  const board = await makeBoard('Kept', (door) => fill(door, 'Kept session', 'Room A', 'Ada'))
  await board.publish('live')
  const ada = await person('Ada', board.links.programme)
  await expect(ada.page.getByRole('heading', { level: 4, name: 'Kept session' })).toBeVisible()
  await expectKept(ada.page, /\/attendees-.*\.js$/)
  await expectKept(ada.page, /\/attendees-.*\.css$/)
  await expectKept(ada.page, /^\/p\/$/)
  expect(await keptIn(ada.page)).not.toContainEqual(expect.stringContaining('BoardPage'))
  await ada.goOffline()
  await ada.page.reload()
  await expect(ada.page.getByRole('heading', { level: 4, name: 'Kept session' })).toBeVisible()
  await expect(ada.page.getByText('Connection lost. Showing the programme of')).toBeVisible()
  await ada.goOnline()
  await expect(ada.page.getByText('The connection is back')).toBeVisible()

  const ann = await person('Ann', product.url)
  await expectKept(ann.page, /\/HomePage-.*\.js$/)
  await expectKept(ann.page, /^\/$/)
  await ann.goOffline()
  await ann.page.reload()
  await expect(ann.page.getByRole('heading', { name: 'Make a board from what you have' })).toBeVisible()
})

test('what no page needs any more is thrown away, but not while another window may', async ({
  product,
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Updated', (door) => fill(door, 'Session', 'Room A', 'Ada'))
  await board.publish('live')
  const { page, goOffline } = await person('Ada', product.url)
  await expectKept(page, /\/HomePage-.*\.js$/)
  const second = await page.context().newPage()
  await second.goto(board.links.programme)
  await expectKept(second, /\/attendees-.*\.css$/)
  const [old, list] = ['/assets/BoardPage-00000000.js', '/kept-for/p/']
  await second.evaluate(
    async ([file, kept]) => {
      for (const cache of await Promise.all((await caches.keys()).map((name) => caches.open(name)))) {
        await cache.put(String(file), new Response('of an older build'))
        await cache.delete(String(kept))
      }
    },
    [old, list],
  )
  await second.reload()
  await expectKept(second, /^\/kept-for\/p\/$/)
  expect(await keptIn(second)).toContain(old)
  await second.close()

  await page.reload()
  await expect.poll(() => keptIn(page)).not.toContain(old)
  expect(await keptIn(page)).toContainEqual(expect.stringMatching(/\/attendees-.*\.js$/))
  await goOffline()
  await page.goto(board.links.programme)
  await expect(page.getByText('Connection lost')).toBeVisible()
})

test('[H26] after an update the page that stands for all others is the new one', async ({ makeBoard, person }) => {
  const board = await makeBoard('Updated', (door) => fill(door, 'Session', 'Room A', 'Ada'))
  await board.publish('live')
  const { page } = await person('Ada', board.links.programme)
  await expectKept(page, /^\/kept-for\/p\/$/)
  const bare = () => page.evaluate(async () => (await (await caches.match('/p/'))?.text()) ?? '')
  expect(await bare()).toContain('/assets/attendees-')
  await page.evaluate(async () => {
    const entry = `${location.origin}/assets/attendees-0.js`
    for (const cache of await Promise.all((await caches.keys()).map((name) => caches.open(name)))) {
      await cache.put('/p/', new Response('of an older build'))
      await cache.put('/kept-for/p/', Response.json({ entry, assets: [entry] }))
    }
  })
  await page.reload()
  await expect.poll(bare).toContain('/assets/attendees-')
})

for (const width of [1440, 390]) {
  test(`words without an end break inside their slot, ${width} px`, async ({ makeBoard, person }) => {
    const word = 'Donaudampfschifffahrt'.repeat(6).slice(0, 120)
    const board = await makeBoard('Long', (door) => fill(door, word, word, word))
    await board.publish('live')
    const { page } = await person('Ada', board.links.programme, { viewport: { width, height: 900 } })
    await expect(page.getByRole('heading', { level: 4, name: word })).toBeVisible()
    const outside = await page
      .locator('[data-slot]')
      .evaluateAll((slots) =>
        slots.flatMap((slot) =>
          [...slot.querySelectorAll('*')]
            .filter((one) => one.clientWidth > 1 && one.scrollWidth > one.clientWidth)
            .map((one) => `${one.tagName} ${one.className}`),
        ),
      )
    expect(outside, 'what stands out of its slot').toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  })
}

test('[H25] a programme is whole and readable without JavaScript, with it nothing moves, and the scripts add no style', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Plain', (door) => {
    const room = addRoom(door, { name: 'Aurora' })
    const track = addTrack(door, { name: 'Memory', color: 'teal', description: 'About *memory*.' })
    const slot = addSlot(door, { place: { roomId: room, start: '2026-10-05T09:00' }, minutes: 60, trackId: track })
    const ada = addPerson(door, { name: 'Ada </script><b>', affiliation: 'Engines' })
    const topic = addTopic(door, { title: 'Folios $& <i>', minutes: 20, speakers: [ada], abstract: 'All *of* it.' })
    placeTopics(door, [topic], { slotId: slot, before: null })
  })
  await board.publish('live')
  const { page: plain } = await person('Cleo', board.links.programme, { javaScriptEnabled: false })
  await expect(plain.getByRole('heading', { name: 'Plain', level: 1 })).toBeVisible()
  await expect(plain.getByText('Folios $& <i>')).toBeVisible()
  await expect(plain.getByText('Ada </script><b>')).toBeVisible()
  await expect(plain.locator('em', { hasText: 'of' })).toHaveCount(1)
  await expect(plain.getByText('JavaScript')).toHaveCount(0)
  const tint = await plain
    .locator('[data-track=teal] header')
    .evaluate((element) => getComputedStyle(element).backgroundColor)
  expect(tint, 'it has its colours').not.toBe('rgba(0, 0, 0, 0)')
  expect(await plain.title()).toBe('Plain – programme')

  const { page } = await person('Dora', board.links.programme, { viewport: { width: 390, height: 844 } })
  await expect(page.getByText('Updates by itself')).toBeAttached()
  await expect(page.getByText('Folios $& <i>')).toBeVisible()
  expect(await page.evaluate(() => document.querySelectorAll('#root [style]').length)).toBe(0)
})
