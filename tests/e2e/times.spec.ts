/** Whose time it is, and where now is in it: also in nights when clocks change, and in zones that are half an hour off. */

import type { Page } from '@playwright/test'
import { addRoom, addSlot, addTopic, editMeta, placeTopics } from '../../shared/board/verbs.ts'
import { SIZES } from './axe.ts'
import { expect, test } from './fixture.ts'

const slotNamed = (page: Page, name: string) => page.getByRole('main').getByRole('article', { name })
const strip = (page: Page) => page.getByRole('complementary', { name: 'Now and next' })

/** Sessions of an hour each from a wall time on, in the zone of the board. */
const fillHours =
  (timeZone: string, first: string, starts: readonly string[]) =>
  (door: Parameters<typeof addRoom>[0]): void => {
    editMeta(door, { timeZone, firstDay: first, lastDay: first })
    const roomId = addRoom(door, { name: 'Aurora' })
    starts.forEach((start, at) => {
      const slotId = addSlot(door, { place: { roomId, start }, minutes: 60, title: `Session ${at + 1}` })
      placeTopics(door, [addTopic(door, { title: `Talk ${at + 1}`, minutes: 60 })], { slotId, before: null })
    })
  }

for (const [size, viewport] of Object.entries(SIZES)) {
  test(`the line of now goes on evenly through the night when clocks go back, ${size}`, async ({
    makeBoard,
    person,
  }) => {
    // In Prague it is three o'clock twice on 25 Oct 2026: at 01:00 UTC it is two again.
    const board = await makeBoard(
      'Autumn',
      fillHours('Europe/Prague', '2026-10-25', ['2026-10-25T01:00', '2026-10-25T03:00', '2026-10-25T04:00']),
    )
    await board.publish('live')
    const { page } = await person('Ada', 'about:blank', { viewport, timezoneId: 'Europe/Prague' })
    await page.clock.install({ time: new Date('2026-10-24T23:30:00Z') })
    await page.goto(board.links.programme)
    await expect(slotNamed(page, 'Session 1').getByText('Now', { exact: true }).first()).toBeVisible()
    const line = page.locator('#now > span')
    const at = async () => Math.round((await line.boundingBox())?.y ?? -1)
    const tops = async (name: string) => {
      const box = await slotNamed(page, name).boundingBox()
      return [box?.y ?? 0, (box?.y ?? 0) + (box?.height ?? 0)] as const
    }
    let before = await at()

    // 02:30, for the first time, and an hour later for the second.
    for (const hours of [1, 2]) {
      await page.clock.runFor(60 * 60_000)
      await expect(strip(page)).toContainText('nothing')
      await expect(slotNamed(page, 'Session 1').getByText('Now', { exact: true })).toHaveCount(0)
      const now = await at()
      const [, end] = await tops('Session 1')
      expect(now, `after ${hours} h`).toBeGreaterThanOrEqual(end - 1)
      const [next] = await tops('Session 2')
      expect(now).toBeLessThanOrEqual(next + 5)
      if (size === 'wide') expect(now, `further down after ${hours} h`).toBeGreaterThan(before)
      before = now
    }
    await page.clock.runFor(60 * 60_000)
    await expect(slotNamed(page, 'Session 2').getByText('Now', { exact: true }).first()).toBeVisible()
    if (size === 'phone') await expect(line).toContainText('03:30')
    expect(await at()).toBeGreaterThan(before)
  })
}

test('the switch says whose time it is, moves what falls on another day, is kept, and is right across a change', async ({
  makeBoard,
  person,
}) => {
  // New York's clocks go back on 1 Nov 2026, at 06:00 UTC, between the first session and the second.
  const board = await makeBoard(
    'Change',
    fillHours('Europe/Prague', '2026-11-01', ['2026-11-01T06:30', '2026-11-01T07:30', '2026-11-01T23:30']),
  )
  await board.publish('live')
  const { page } = await person('Ada', board.links.programme, { timezoneId: 'America/New_York' })
  await expect(page.getByText('Times in Europe/Prague')).toBeVisible()
  await expect(slotNamed(page, 'Session 3')).toContainText('23:30–00:30 +1')
  await page.getByRole('button', { name: 'My time' }).click()
  await expect(page.getByText('Your time: America/New_York')).toBeVisible()
  await expect(slotNamed(page, 'Session 1').getByRole('time').first()).toHaveText('01:30–01:30')
  await expect(slotNamed(page, 'Session 2').getByRole('time').first()).toHaveText('01:30–02:30')
  await expect(slotNamed(page, 'Session 3').getByRole('time').first()).toHaveText('17:30–18:30')
  await page.reload()
  await expect(page.getByText('Your time: America/New_York')).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText('Your time: America/New_York'), 'on paper as well').toBeVisible()
  await page.emulateMedia({ media: null })
  await page.getByRole('button', { name: 'Conference' }).click()
  await expect(slotNamed(page, 'Session 1').getByRole('time').first()).toHaveText('06:30–07:30')
  await page.reload()
  await expect(page.getByText('Times in Europe/Prague')).toBeVisible()
})

test('in a zone that is half an hour off an evening stands on the next day, with now in it', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard(
    'Evening',
    fillHours('Europe/Prague', '2026-10-05', ['2026-10-05T19:00', '2026-10-05T21:00']),
  )
  await board.publish('live')
  const { page } = await person('Asha', 'about:blank', { timezoneId: 'Asia/Kolkata' })
  await page.clock.install({ time: new Date('2026-10-05T19:15:00Z') })
  await page.goto(board.links.programme)
  await expect(page.getByText(/your clock \((Kolkata|Calcutta)\) is 3 h 30 min later/)).toBeVisible()
  await page.getByRole('button', { name: 'My time' }).click()
  const days = page.getByRole('main').getByRole('heading', { level: 2 })
  await expect(days).toHaveText([/Mon 5 Oct/, /Tue 6 Oct/])
  await expect(slotNamed(page, 'Session 1')).toContainText('22:30–23:30')
  await expect(slotNamed(page, 'Session 2')).toContainText('00:30–01:30')
  await expect(slotNamed(page, 'Session 2').getByText('Now', { exact: true }).first()).toBeVisible()
  await expect(strip(page)).toContainText('Talk 2')
})

test('before, during and after are said, time passing moves nothing, and “Now” leads to now', async ({
  makeBoard,
  person,
}) => {
  const starts = Array.from({ length: 10 }, (_, at) => `2026-10-05T${String(9 + at).padStart(2, '0')}:00`)
  const board = await makeBoard('Ticking', fillHours('Europe/Prague', '2026-10-05', starts))
  await board.publish('live')
  const { page } = await person('Ada', 'about:blank', { viewport: SIZES.phone, timezoneId: 'Europe/Prague' })
  await page.clock.install({ time: new Date('2026-10-03T07:00:00Z') })
  await page.goto(board.links.programme)
  await expect(strip(page)).toContainText('It begins in 2 days, on Mon 5 Oct, 09:00, with Session 1.')
  await expect(page.getByRole('link', { name: 'Now', exact: true })).toHaveCount(0)
  await page.clock.setFixedTime(new Date('2026-10-05T10:58:00Z'))
  await page.clock.runFor(31_000)
  await expect(strip(page)).toContainText('Talk 4')
  await page.getByRole('link', { name: 'Now', exact: true }).click()
  await expect(slotNamed(page, 'Session 5')).toBeInViewport()
  // The page's font may come late, and lines are of another height then.
  await page.evaluate(() => document.fonts.ready)
  const top = () => slotNamed(page, 'Session 5').evaluate((element) => Math.round(element.getBoundingClientRect().top))
  const before = await top()
  await page.clock.setFixedTime(new Date('2026-10-05T11:02:00Z'))
  await page.clock.runFor(31_000)
  await expect(strip(page)).toContainText('Talk 5')
  expect(Math.abs((await top()) - before), 'moved by').toBeLessThanOrEqual(1)
  await page.clock.setFixedTime(new Date('2026-10-06T11:02:00Z'))
  await page.clock.runFor(31_000)
  await expect(strip(page)).toContainText('The conference is over.')
})
