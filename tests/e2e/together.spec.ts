/** Two organizers and an attendee, each in a browser of their own, on one board. */

import type { Page } from '@playwright/test'
import type { BoardDoc } from '../../shared/board/doc.ts'
import { addRoom, addSlot, addTopic, placeTopics } from '../../shared/board/verbs.ts'
import { card, carry, drag, expectCards, expectSaved, middleOf, slot, tray } from './cards.ts'
import { expect, test } from './fixture.ts'

const TITLES = ['Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo', 'Foxtrot', 'Golf']

/** A topic on the attendees' page. */
const seen = (page: Page, title: string) => page.getByRole('heading', { name: title, exact: true })

function twoSlots(door: BoardDoc): void {
  const left = addRoom(door, { name: 'Room One' })
  const right = addRoom(door, { name: 'Room Two' })
  addSlot(door, { place: { roomId: left, start: '2026-10-05T09:00' }, minutes: 120, title: 'Morning' })
  addSlot(door, { place: { roomId: right, start: '2026-10-05T10:00' }, minutes: 120, title: 'Workshop' })
  for (const title of TITLES) addTopic(door, { title, minutes: 20 })
}

test('a drag is seen while it is held, and after; the attendee sees it without reloading', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Together', twoSlots)
  await board.publish('live')
  const { page: ann } = await person('Ann', board.links.owner)
  const { page: ben } = await person('Ben', board.links.organizer)
  const { page: cleo } = await person('Cleo', board.links.programme)
  await expect(card(ann, 'Alpha')).toBeVisible()
  await expect(card(ben, 'Alpha')).toBeVisible()
  await expect(cleo.getByRole('heading', { name: 'Together' })).toBeVisible()
  expect(ann.url(), 'the secret leaves the address').not.toContain('key=')

  await carry(ann, card(ann, 'Alpha'), await middleOf(slot(ann, 'Morning')))
  await expect(card(ben, 'Alpha').getByText('Ann'), 'Ben sees who holds the card').toBeVisible()
  await expect(slot(ben, 'Morning').getByText('Ann'), 'and where it would land').toBeVisible()
  await expect(ann.getByText('Mon 5 Oct, 09:00 in Room One'), 'the hand says when and where').toBeVisible()
  await expectCards(slot(ben, 'Morning'), [])
  await ann.mouse.up()

  await expectCards(slot(ann, 'Morning'), ['Alpha'])
  await expectCards(slot(ben, 'Morning'), ['Alpha'])
  await expect(card(ben, 'Alpha')).toContainText('09:00')
  await expect(slot(ben, 'Morning')).toContainText('20 of 120 min')
  await expect(seen(cleo, 'Alpha')).toBeVisible()
  await expectSaved(ann)

  await drag(ann, card(ann, 'Bravo'), slot(ann, 'Morning'))
  await expectCards(slot(ben, 'Morning'), ['Alpha', 'Bravo'])
  await carry(ann, card(ann, 'Bravo'), {
    ...(await middleOf(card(ann, 'Alpha'))),
    y: (await middleOf(card(ann, 'Alpha'))).y - 6,
  })
  await ann.mouse.up()
  await expectCards(slot(ben, 'Morning'), ['Bravo', 'Alpha'])
  await drag(ann, card(ann, 'Bravo'), slot(ann, 'Workshop'))
  await expectCards(slot(ben, 'Workshop'), ['Bravo'])
  await carry(ann, card(ann, 'Bravo'), await middleOf(tray(ann)))
  await ann.mouse.up()
  await expect(tray(ben).locator('[data-card]', { hasText: 'Bravo' })).toBeVisible()
  await expect(seen(cleo, 'Bravo')).toHaveCount(0)

  await ann.reload()
  await expectCards(slot(ann, 'Morning'), ['Alpha'])
  await cleo.reload()
  await expect(seen(cleo, 'Alpha')).toBeVisible()
})

test('two who drag one card at once leave it in one place, once', async ({ makeBoard, person }) => {
  const board = await makeBoard('One card', twoSlots)
  await board.publish('live')
  const { page: ann } = await person('Ann', board.links.owner)
  const { page: ben } = await person('Ben', board.links.organizer)
  const { page: cleo } = await person('Cleo', board.links.programme)
  await expect(card(ann, 'Alpha')).toBeVisible()
  await expect(card(ben, 'Alpha')).toBeVisible()

  await carry(ann, card(ann, 'Alpha'), await middleOf(slot(ann, 'Morning')))
  await carry(ben, card(ben, 'Alpha'), await middleOf(slot(ben, 'Workshop')))
  await Promise.all([ann.mouse.up(), ben.mouse.up()])
  await expectSaved(ann)
  await expectSaved(ben)

  const placed = async () =>
    (await board.json()).topics.filter(({ title, placement }) => title === 'Alpha' && placement)
  await expect.poll(async () => (await placed()).length).toBe(1)
  for (const page of [ann, ben]) await expect(card(page, 'Alpha')).toHaveCount(1)
  const where = await slot(ann, 'Morning').locator('[data-card]').count()
  await expectCards(slot(ben, 'Morning'), where ? ['Alpha'] : [])
  await expectCards(slot(ben, 'Workshop'), where ? [] : ['Alpha'])
  await expect(seen(cleo, 'Alpha')).toHaveCount(1)
})

test('what was done without a network is merged when it returns', async ({ makeBoard, person }) => {
  const board = await makeBoard('Apart', twoSlots)
  const { page: ann } = await person('Ann', board.links.owner)
  const second = await person('Ben', board.links.organizer)
  const { page: ben } = second
  await expect(card(ben, 'Alpha')).toBeVisible()
  await expectSaved(ben)

  await second.goOffline()
  await expect(ben.getByText('Offline', { exact: true })).toBeVisible()
  for (const title of ['Alpha', 'Bravo', 'Charlie']) await drag(ben, card(ben, title), slot(ben, 'Workshop'))
  await expect(ben.getByText('Offline, 3 changes kept here')).toBeVisible()
  for (const title of ['Delta', 'Echo']) await drag(ann, card(ann, title), slot(ann, 'Morning'))
  await expectCards(slot(ann, 'Workshop'), [])

  await ben.reload()
  await expectCards(slot(ben, 'Workshop'), ['Alpha', 'Bravo', 'Charlie'])
  await expect(ben.getByText('Offline, 3 changes kept here'), 'also after a reload without a network').toBeVisible()

  await second.goOnline()
  await expectSaved(ben)
  for (const page of [ann, ben]) {
    await expectCards(slot(page, 'Workshop'), ['Alpha', 'Bravo', 'Charlie'])
    await expectCards(slot(page, 'Morning'), ['Delta', 'Echo'])
  }
})

test('undo takes back one’s own step and nobody else’s', async ({ makeBoard, person }) => {
  const board = await makeBoard('Undo', twoSlots)
  const { page: ann } = await person('Ann', board.links.owner)
  const { page: ben } = await person('Ben', board.links.organizer)
  await expect(card(ben, 'Bravo')).toBeVisible()
  await drag(ann, card(ann, 'Alpha'), slot(ann, 'Morning'))
  await expectCards(slot(ben, 'Morning'), ['Alpha'])
  await drag(ben, card(ben, 'Bravo'), slot(ben, 'Morning'))
  await expectCards(slot(ann, 'Morning'), ['Alpha', 'Bravo'])

  await ann.getByRole('button', { name: 'Undo: moved “Alpha” to Mon 09:00' }).click()
  for (const page of [ann, ben]) await expectCards(slot(page, 'Morning'), ['Bravo'])
  await expect(ann.getByRole('button', { name: 'Nothing to undo' })).toBeDisabled()
  await ann.keyboard.press('Control+Shift+z')
  for (const page of [ann, ben]) await expectCards(slot(page, 'Morning'), ['Alpha', 'Bravo'])
})

test('a card is placed by keyboard alone, and each step is said', async ({ makeBoard, person }) => {
  const board = await makeBoard('Keys', twoSlots)
  const { page } = await person('Ann', board.links.owner)
  await expect(card(page, 'Alpha')).toBeVisible()
  const said = page.getByRole('status')

  await page.getByRole('button', { name: 'Filter' }).focus()
  await page.keyboard.press('Tab')
  await expect(card(page, 'Alpha')).toBeFocused()
  await page.keyboard.press('Space')
  await expect(said.filter({ hasText: 'Picked up “Alpha” from the tray' })).toHaveCount(1)
  await page.keyboard.press('ArrowRight')
  await expect(said.filter({ hasText: 'Over Mon 5 Oct, 09:00 in Room One' })).toHaveCount(1)
  await page.keyboard.press('ArrowRight')
  await expect(said.filter({ hasText: 'Over Mon 5 Oct, 10:00 in Room Two' })).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expectCards(slot(page, 'Workshop'), [])
  await expect(card(page, 'Alpha')).toBeFocused()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Space')
  await expectCards(slot(page, 'Morning'), ['Alpha'])
  await expectSaved(page)
  await expect(card(page, 'Alpha'), 'the focus goes with the card').toBeFocused()
})

test('a card is placed by touch on a phone', async ({ makeBoard, person }) => {
  const board = await makeBoard('Touch', twoSlots)
  const { page } = await person('Ann', board.links.owner, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  await expect(card(page, 'Alpha')).toBeVisible()
  const from = await middleOf(card(page, 'Alpha'))
  const to = await middleOf(slot(page, 'Morning'))
  const touch = await page.context().newCDPSession(page)
  const at = (type: string, points: { x: number; y: number }[]) =>
    touch.send('Input.dispatchTouchEvent', { type: type as 'touchStart', touchPoints: points })
  await at('touchStart', [from])
  await expect(page.locator('[data-held]'), 'a finger that rests takes the card').toHaveCount(1)
  for (let step = 1; step <= 8; step++) {
    await at('touchMove', [{ x: from.x + ((to.x - from.x) * step) / 8, y: from.y + ((to.y - from.y) * step) / 8 }])
  }
  await at('touchEnd', [])
  await expectCards(slot(page, 'Morning'), ['Alpha'])
  await expectSaved(page)
})

test('an observer reads and can change nothing', async ({ makeBoard, person }) => {
  const board = await makeBoard('Reading', (door) => {
    twoSlots(door)
    const [slotId] = [...door.doc.getMap('slots').keys()]
    const [topicId] = [...door.doc.getMap('topics').keys()]
    placeTopics(door, [topicId as never], { slotId: slotId as never, before: null })
  })
  const { page } = await person('Olga', board.links.observer)
  await expect(page.getByText('Reading only')).toBeVisible()
  await expectCards(slot(page, 'Morning'), ['Alpha'])
  await carry(page, card(page, 'Bravo'), await middleOf(slot(page, 'Morning')))
  await page.mouse.up()
  await expectCards(slot(page, 'Morning'), ['Alpha'])
  expect((await board.json()).topics.filter(({ placement }) => placement)).toHaveLength(1)
})
