/** Attendees' own programme: stars, what happens to starred topics, a calendar that follows, without a network, installed. */

import type { Page } from '@playwright/test'
import type { BoardDoc } from '../../shared/board/doc.ts'
import {
  addPerson,
  addRoom,
  addSlot,
  addTopic,
  addTrack,
  editTopic,
  placeTopics,
  removeEntry,
  restoreEntry,
} from '../../shared/board/verbs.ts'
import type { TopicId } from '../../shared/ids.ts'
import { must } from '../../shared/must.ts'
import { expectNothingSerious, SIZES } from './axe.ts'
import { expect, type MadeBoard, test } from './fixture.ts'

const fill = (door: BoardDoc): void => {
  const track = addTrack(door, { name: 'Memory', color: 'teal' })
  const speaker = addPerson(door, { name: 'Ada Lovelace' })
  const put = (room: string, titles: readonly string[]) => {
    const roomId = addRoom(door, { name: room })
    const slotId = addSlot(door, { place: { roomId, start: '2026-10-05T14:00' }, minutes: 120, trackId: track })
    const topics = titles.map((title) => addTopic(door, { title, minutes: 30, trackId: track, speakers: [speaker] }))
    placeTopics(door, topics, { slotId, before: null })
  }
  put('Aurora', ['Folios', 'Tiering', 'Swap'])
  put('Basalt', ['Scheduling', 'Real time', 'Tracing'])
}

const star = (page: Page, title: string) => page.getByRole('button', { name: `Star “${title}”` })
const mine = (board: MadeBoard) => `${board.links.programme}/mine`
const entry = (page: Page, title: string) =>
  page.locator('main li').filter({ has: page.getByRole('heading', { name: title, exact: true }) })

type Find = (title: string) => TopicId

/** Changes the board as an organizer would. */
async function change(board: MadeBoard, work: (door: BoardDoc, find: Find) => void): Promise<void> {
  const { topics } = await board.json()
  const find: Find = (title) => must(topics.find((topic) => topic.title === title)?.id, title) as TopicId
  await board.edit((door) => work(door, find))
}

test('[P50, P52] a star is there at once, in all tabs, and makes a programme of one’s own', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Stars', fill)
  await board.publish('live')
  const { page } = await person('Ada', board.links.programme)
  await expect(star(page, 'Folios')).toHaveAttribute('aria-pressed', 'false')
  const other = await page.context().newPage()
  await other.goto(mine(board))
  await expect(other.getByText('Nothing is starred yet.')).toBeVisible()
  for (const title of ['Folios', 'Scheduling', 'Real time']) await star(page, title).click()
  await expect(star(page, 'Folios')).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByRole('link', { name: 'My programme 3' })).toBeVisible()

  await expect(entry(other, 'Folios')).toContainText('14:00–14:30')
  await expect(entry(other, 'Folios')).toContainText('At the same time as “Scheduling” (14:00–14:30, Basalt)')
  await expect(entry(other, 'Real time')).toContainText('No time to change rooms: straight from Aurora to Basalt')
  await star(other, 'Scheduling').focus()
  await other.keyboard.press('Enter')
  await expect(star(page, 'Scheduling')).toHaveAttribute('aria-pressed', 'false')
  await expect(entry(other, 'Folios')).not.toContainText('At the same time')
  const [download] = await Promise.all([
    other.waitForEvent('download'),
    other.getByRole('link', { name: 'Download calendar' }).click(),
  ])
  const text = (await (await download.createReadStream()).toArray()).join('')
  expect(
    text
      .match(/SUMMARY:.*/g)
      ?.map((line) => line.trim())
      .sort(),
  ).toEqual(['SUMMARY:Folios', 'SUMMARY:Real time'])
  await page.reload()
  await expect(star(page, 'Folios')).toHaveAttribute('aria-pressed', 'true')
})

test('[P51] what happens to a starred topic is told, also days later, until one knows it', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('News', fill)
  await board.publish('live')
  const { page } = await person('Ada', board.links.programme)
  for (const title of ['Folios', 'Tiering']) await star(page, title).click()
  const news = page.getByRole('complementary', { name: /your topics|you starred/ })
  let folios: TopicId | null = null
  await change(board, (door, find) => {
    folios = find('Folios')
    removeEntry(door, 'topic', folios)
  })
  await expect(news.getByRole('heading')).toHaveText('2 of your topics changed')
  await expect(news).toContainText('“Folios” is cancelled. It was Mon 5 Oct, 14:00–14:30 in Aurora.')
  await expect(news).toContainText('“Tiering” is now Mon 5 Oct, 14:00–14:30, instead of Mon 5 Oct, 14:30–15:00.')

  await page.goto('about:blank')
  await page.goto(mine(board))
  await expect(news.getByRole('heading')).toHaveText('2 of your topics changed')
  await news.getByRole('button', { name: 'Dismiss all' }).click()
  await expect(news).toHaveCount(0)
  await expect(entry(page, 'Folios')).toContainText('Cancelled')
  await change(board, (door) => restoreEntry(door, 'topic', must(folios, 'what was removed')))
  await expect(news).toContainText('“Folios” is back: Mon 5 Oct, 14:00–14:30 in Aurora.')
  await expect(news).toContainText('“Tiering” is now')
})

test('[P52] without scripts its frame says what it is', async ({ makeBoard, person }) => {
  const board = await makeBoard('Plain frame', fill)
  await board.publish('live')
  const { page } = await person('Cleo', mine(board), { javaScriptEnabled: false })
  await expect(page.getByRole('heading', { level: 1, name: 'My programme' })).toBeVisible()
  await expect(page.locator('noscript p')).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'Plain frame' }).click()
  await expect(page.getByText('Folios')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Star/ })).toHaveCount(0)
})

test('[P53, H51] a link follows the stars, brings them to another device, and is deleted', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Followed', fill)
  await board.publish('live')
  const { page } = await person('Ada', board.links.programme)
  for (const title of ['Folios', 'Tiering']) await star(page, title).click()
  await page.getByRole('link', { name: /^My programme/ }).click()
  await page.getByRole('button', { name: 'Make a link' }).click()
  const calendar = await page.getByRole('textbox', { name: 'For your calendar app' }).inputValue()
  const device = await page.getByRole('textbox', { name: 'For another device' }).inputValue()
  const titles = async () => {
    const answer = await fetch(calendar)
    const found = (await answer.text()).match(/SUMMARY:.*/g) ?? []
    return [answer.status, ...found.map((line) => line.replace('SUMMARY:', '').trim()).sort()]
  }
  expect(await titles()).toEqual([200, 'Folios', 'Tiering'])

  const ann = await person('Ann', board.links.programme)
  await star(ann.page, 'Tracing').click()
  await ann.page.goto(device)
  await expect(ann.page.getByRole('heading', { name: '2 stars from another device' })).toBeVisible()
  expect(ann.page.url(), 'the secret is out of the address').not.toContain('picks')
  await expect(entry(ann.page, 'Folios')).toHaveCount(0)
  await ann.page.getByRole('button', { name: 'Add them' }).click()
  for (const title of ['Folios', 'Tiering', 'Tracing']) await expect(entry(ann.page, title)).toBeVisible()
  await expect.poll(titles).toEqual([200, 'Folios', 'Tiering', 'Tracing'])
  await expect(ann.page.getByRole('complementary'), 'none of them is news').toHaveCount(0)

  await star(page, 'Folios').click()
  await expect.poll(titles).toEqual([200, 'Tiering', 'Tracing'])
  await expect(entry(page, 'Tracing'), 'what was starred there came here').toBeVisible()
  ann.expectFailingRequests()
  await page.getByRole('button', { name: 'Delete the link' }).click()
  await expect(page.getByText('The link is deleted.')).toBeVisible()
  expect(await titles()).toEqual([404])
  await expect(entry(page, 'Tiering')).toBeVisible()
})

test('[P54] without a network every page opens, and what changed meanwhile is there on return', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Away', fill)
  await board.publish('live')
  const ada = await person('Ada', board.links.programme)
  const { page } = ada
  await star(page, 'Folios').click()
  await expect.poll(() => kept(page)).toContainEqual(expect.stringMatching(/\/MyDays-.*\.js$/))
  await expect.poll(() => kept(page)).toContainEqual(expect.stringMatching(/\/attendees-.*\.css$/))
  await expect.poll(() => kept(page)).toContain('/p/')
  const id = await page.locator('[data-topic]', { hasText: 'Tracing' }).first().getAttribute('data-topic')
  await ada.goOffline()
  await page.reload()
  await expect(page.getByText('Folios').first()).toBeVisible()
  await expect(star(page, 'Folios')).toHaveAttribute('aria-pressed', 'true')
  await star(page, 'Tiering').click()
  for (const path of ['/mine', `/topics/${id}`]) {
    await page.goto(board.links.programme + path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }
  await page.goto(mine(board))
  await expect(entry(page, 'Folios')).toBeVisible()
  await expect(entry(page, 'Tiering')).toBeVisible()
  await change(board, (door, find) => editTopic(door, find('Folios'), { title: 'Folios again' }))
  await ada.goOnline()
  await expect(entry(page, 'Folios again')).toBeVisible()
  await expect(page.getByRole('complementary', { name: /your topics|you starred/ })).toContainText(
    '“Folios” is now called “Folios again”.',
  )

  await board.publish('hidden')
  await expect(page.getByRole('heading', { name: 'Not published yet' })).toBeVisible()
  await expect.poll(() => kept(page)).not.toContainEqual(expect.stringMatching(/^\/p\/./))
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage }))
  expect(stored).not.toMatch(/Folios|Aurora|Lovelace/)
  await ada.goOffline()
  await page.reload()
  await expect(page.getByText('The server cannot be reached')).toBeVisible()
  await ada.goOnline()
  await expect(page.getByRole('heading', { name: 'Not published yet' })).toBeVisible()
})

test('[H54] it can be installed', async ({ makeBoard, person }) => {
  const board = await makeBoard('Installed', fill)
  await board.publish('live')
  const { page } = await person('Ada', board.links.programme)
  const session = await page.context().newCDPSession(page)
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
  // The test's own window is incognito, in which nothing is installed.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((one) => one !== 'in-incognito')).toEqual([])
  const { errors, data } = await session.send('Page.getAppManifest')
  expect(errors).toEqual([])
  const manifest = JSON.parse(data ?? '') as { name: string; icons: { src: string }[] }
  expect(manifest.name).toBe('Installed')
  for (const { src } of manifest.icons)
    expect((await page.request.get(new URL(src, page.url()).href)).status(), src).toBe(200)
})

for (const [name, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`my programme and its news are fine for axe, ${name}, ${colorScheme}`, async ({ makeBoard, person }) => {
      const board = await makeBoard('Looked at', fill)
      await board.publish('live')
      const touch = { hasTouch: name === 'phone', isMobile: name === 'phone' }
      const { page } = await person('Ada', board.links.programme, { viewport, colorScheme, ...touch })
      for (const title of ['Folios', 'Scheduling', 'Real time', 'Swap']) await star(page, title).click()
      await change(board, (door, find) => {
        removeEntry(door, 'topic', find('Swap'))
        editTopic(door, find('Scheduling'), { title: 'Scheduling the rest of us' })
      })
      await expect(page.getByRole('complementary', { name: /your topics|you starred/ })).toBeVisible()
      await expectNothingSerious(page, 'the programme with news')
      const shots = process.env.SHOTS
      if (shots) await page.screenshot({ path: `${shots}/programme-${name}-${colorScheme}.png` })
      await page.goto(mine(board))
      await page.getByRole('button', { name: 'Make a link' }).click()
      await expect(page.getByRole('button', { name: 'Delete the link' })).toBeVisible()
      await expectNothingSerious(page, 'my programme with news')
      if (shots) await page.screenshot({ path: `${shots}/mine-news-${name}-${colorScheme}.png` })
      await page.getByRole('button', { name: 'Dismiss all' }).click()
      await expectNothingSerious(page, 'my programme')
      if (shots) await page.screenshot({ path: `${shots}/mine-${name}-${colorScheme}.png`, fullPage: true })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width)
      const size = await page.evaluate(() => {
        const button = document.querySelector('main [aria-pressed]')
        if (!button) return null
        const box = button.getBoundingClientRect()
        const inset = Number.parseFloat(getComputedStyle(button, '::after').top || '0') || 0
        return box.width - 2 * inset
      })
      if (name === 'phone') expect(size).toBeGreaterThanOrEqual(44)
    })
  }
}

const kept = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const all = await Promise.all((await self.caches.keys()).map((name) => self.caches.open(name)))
    const requests = await Promise.all(all.map((cache) => cache.keys()))
    return requests.flat().map(({ url }) => new URL(url).pathname)
  })
