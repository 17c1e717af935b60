/** A display in the hall, by a clock of its own: over sessions, a break, the night and the end; without a network too. */

import type { BoardDoc } from '../../shared/board/doc.ts'
import { addPerson, addRoom, addSlot, addTopic, addTrack, placeTopics } from '../../shared/board/verbs.ts'
import { expectNothingSerious } from './axe.ts'
import { expect, test } from './fixture.ts'

function fill(door: BoardDoc): void {
  const [room, other] = [addRoom(door, { name: 'Aurora' }), addRoom(door, { name: 'Birch' })]
  const track = addTrack(door, { name: 'Memory management', color: 'teal' })
  const people = ['Ada Lovelace', 'Charles Babbage'].map((name) => addPerson(door, { name }))
  const slot = addSlot(door, { place: { roomId: room, start: '2026-10-05T09:00' }, minutes: 60, trackId: track })
  const topics = ['Large folios in filesystems, and what is left to do', 'Memory tiering after the first year'].map(
    (title) => addTopic(door, { title, minutes: 30, speakers: people }),
  )
  placeTopics(door, topics, { slotId: slot, before: null })
  addSlot(door, { place: { roomId: null, start: '2026-10-05T10:00' }, minutes: 30, kind: 'break', title: 'Coffee' })
  addSlot(door, { place: { roomId: null, start: '2026-10-05T11:00' }, minutes: 60, kind: 'plenary', title: 'Keynote' })
  addSlot(door, { place: { roomId: other, start: '2026-10-05T09:00' }, minutes: 60, title: 'Elsewhere' })
  addSlot(door, { place: { roomId: room, start: '2026-10-06T09:00' }, minutes: 60, title: 'Second morning' })
}

const at = (clock: string, day = '05'): Date => new Date(`2026-10-${day}T${clock}:00+02:00`)

test('[H63] a display follows its room over sessions, a break, the night and the end', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Plumbers', fill)
  await board.publish('live')
  const { page, goOffline, goOnline } = await person('Hall', 'about:blank', {
    viewport: { width: 1920, height: 1080 },
    timezoneId: 'America/New_York',
  })
  await page.clock.install({ time: at('08:48') })
  await page.goto(`${board.links.programme}/screen?room=aurora`)
  /** A second after it: the display looks at its clock once a second. */
  const until = async (clock: string, day?: string) => {
    await page.clock.pauseAt(at(clock, day))
    await page.clock.runFor(1_000)
  }
  const [now, next] = [page.getByRole('region', { name: 'Now' }), page.getByRole('region', { name: 'Next' })]
  await expect(page.getByRole('heading', { level: 1, name: 'Aurora' })).toBeVisible()
  await until('08:49')
  await expect(now).toContainText('Nothing on now')
  await expect(next).toContainText('Large folios')
  await expect(next).toContainText('in 11 min')
  await expect(page.locator('header time')).toHaveText('08:49')

  await until('09:12')
  await expect(now.getByRole('heading', { name: /^Large folios/ })).toBeVisible()
  await expect(now).toContainText('until 09:30')
  await expect(now).toContainText('18 min left')
  await expect(now).toContainText('Ada Lovelace, Charles Babbage')
  await expect(now.getByRole('progressbar')).toHaveJSProperty('value', 12 * 60_000 + 1_000)
  await expect(next).toContainText('Memory tiering')
  expect(await page.evaluate(() => document.querySelectorAll('#root [style]').length)).toBe(0)
  // Who examines a page needs a clock that runs.
  await page.clock.resume()
  for (const [name, viewport] of [
    ['wide', { width: 1920, height: 1080 }],
    ['high', { width: 1080, height: 1920 }],
  ] as const) {
    await page.setViewportSize(viewport)
    const over = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.scrollHeight,
    ])
    expect(over, 'it fits, whatever its shape').toEqual([viewport.width, viewport.height])
    await expectNothingSerious(page, `the display, ${name}`)
    if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/hall-${name}.png` })
  }
  await page.setViewportSize({ width: 1920, height: 1080 })

  await until('09:30')
  await expect(now).toContainText('Memory tiering')
  await expect(next).toContainText('Coffee')
  await until('10:00')
  await expect(now).toContainText('Coffee')
  await expect(next).toContainText('Keynote')

  await goOffline()
  await until('11:59')
  await expect(now).toContainText('Keynote')
  await expect(next).toContainText('09:00tomorrow')
  await expect(page.getByText('Not connected, the programme is of 10:00'), 'by the clock of the hall').toBeVisible()
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/hall-offline.png` })
  await until('00:01', '06')
  await expect(now).toContainText('Nothing on now')
  await expect(next).toContainText('Second morning')
  await expect(next).toContainText('in 8 h 59 min')
  await until('09:30', '06')
  await expect(now).toContainText('Second morning')
  await goOnline()
  await until('10:00', '06')
  await expect(now).toContainText('The programme here is over')
  await expect(next).toHaveCount(0)

  await page.clock.resume()
  await page.goto(`${board.links.programme}/screen?room=Nowhere&theme=light`)
  await expect(page.getByText('The programme has no room “Nowhere”')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Birch' })).toContainText('Over')
  await expectNothingSerious(page, 'all rooms on a display')
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/hall-all.png` })
  await page.getByRole('link', { name: 'Birch' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Birch' })).toBeVisible()
})

test('[H63] a display that is switched on without a network shows the last programme', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Kept', fill)
  await board.publish('live')
  const { page, goOffline, goOnline } = await person('Hall', `${board.links.programme}/screen?room=Birch`)
  const kept = () =>
    page.evaluate(async () => {
      const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()))
      return all.flat().map(({ url }) => new URL(url).pathname)
    })
  await expect.poll(kept).toContainEqual(expect.stringMatching(/\/ScreenPage-.*\.js$/))
  await expect.poll(kept).toContainEqual(expect.stringMatching(/\/ScreenPage-.*\.css$/))
  await goOffline()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Birch' })).toBeVisible()
  await expect(page.getByText('Not connected')).toBeVisible()
  await goOnline()
  await expect(page.getByText('Not connected')).toHaveCount(0)
})
