/** The hand: many cards chosen and carried at once, by mouse, by keys, by finger, and two hands on the same things. */

import type { Page } from '@playwright/test'
import type { BoardDoc } from '../../shared/board/doc.ts'
import { mapOf } from '../../shared/board/doc.ts'
import { addRoom, addSlot, addTopic, placeTopics } from '../../shared/board/verbs.ts'
import type { SlotId, TopicId } from '../../shared/ids.ts'
import { expectNothingSerious } from './axe.ts'
import { card, carry, drag, expectCards, expectSaved, middleOf, slot, tray } from './cards.ts'
import { expect, test } from './fixture.ts'

const TITLES = ['Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo', 'Foxtrot']

/** Two rooms with a slot each, and six cards on the tray. */
function twoSlots(door: BoardDoc): void {
  const [left, right] = ['Room One', 'Room Two'].map((name) => addRoom(door, { name }))
  if (!left || !right) return
  addSlot(door, { place: { roomId: left, start: '2026-10-05T09:00' }, minutes: 120, title: 'Morning' })
  addSlot(door, { place: { roomId: right, start: '2026-10-05T10:00' }, minutes: 120, title: 'Workshop' })
  for (const title of TITLES) addTopic(door, { title, minutes: 20 })
}

/** The same with all six in the first slot. */
function fullMorning(door: BoardDoc): void {
  twoSlots(door)
  const [morning] = [...mapOf(door.doc, 'slots').keys()] as SlotId[]
  const ids = [...mapOf(door.doc, 'topics').keys()] as TopicId[]
  if (morning) placeTopics(door, ids, { slotId: morning, before: null })
}

const chosen = (page: Page) => page.locator('[data-card][data-chosen] [data-title]')
const bar = (page: Page) => page.getByRole('region', { name: 'Chosen topics' })
const said = (page: Page, words: string | RegExp) => page.getByRole('status').filter({ hasText: words })
const notice = (page: Page) => page.getByRole('region', { name: 'Notices' })

test('cards are chosen by mouse, and one drag carries them in their order, as one step', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Many', twoSlots)
  const { page } = await person('Ann', board.links.owner)
  await card(page, 'Delta').click({ modifiers: ['ControlOrMeta'] })
  await card(page, 'Alpha').click({ modifiers: ['ControlOrMeta'] })
  await card(page, 'Charlie').click({ modifiers: ['Shift'] })
  await expect(chosen(page)).toHaveText(['Alpha', 'Bravo', 'Charlie', 'Delta'])
  await card(page, 'Bravo').click({ modifiers: ['ControlOrMeta'] })
  await expect(chosen(page)).toHaveText(['Alpha', 'Charlie', 'Delta'])
  await expect(bar(page)).toContainText('3 topics chosen, 60 min')
  await expect(page.getByRole('button', { name: /Alpha.*chosen/ })).toHaveCount(1)
  await expectNothingSerious(page, 'chosen cards')

  await carry(page, card(page, 'Charlie'), await middleOf(slot(page, 'Morning')))
  await expect(page.getByText('+2', { exact: true })).toBeVisible()
  await expect(page.locator('[data-held]')).toHaveCount(3)
  await page.mouse.up()
  await expectCards(slot(page, 'Morning'), ['Alpha', 'Charlie', 'Delta'])
  await expect(notice(page)).toContainText('Moved 3 topics to')
  await notice(page).getByRole('button', { name: 'Undo' }).click()
  await expectCards(slot(page, 'Morning'), [])
  await expect(notice(page).getByRole('button', { name: 'Undo' })).toHaveCount(0)
  await expect(chosen(page), 'they are still chosen').toHaveText(['Alpha', 'Charlie', 'Delta'])

  await card(page, 'Echo').click()
  await expect(page.getByRole('complementary', { name: /^Topic/ })).toBeVisible()
  await expect(chosen(page)).toHaveCount(0)
})

test('a lasso chooses the cards that it crosses, with Shift more of them; empty ground and Escape let go', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Lasso', (door) => {
    fullMorning(door)
    addTopic(door, { title: 'Golf', minutes: 30 })
  })
  const { page } = await person('Ann', board.links.owner)
  const throwLasso = async (from: { x: number; y: number }, to: { x: number; y: number }) => {
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(to.x, to.y, { steps: 6 })
    await page.mouse.up()
  }
  const morning = (await slot(page, 'Morning').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  const charlie = await middleOf(card(page, 'Charlie'))
  const below = { x: charlie.x, y: morning.y + morning.height + 30 }
  await throwLasso(below, charlie)
  await expect(chosen(page)).toHaveText(['Charlie', 'Delta', 'Echo', 'Foxtrot'])
  const golf = (await card(page, 'Golf').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  await page.keyboard.down('Shift')
  await throwLasso({ x: golf.x + 40, y: golf.y + 90 }, { x: golf.x + 80, y: golf.y + 10 })
  await page.keyboard.up('Shift')
  await expect(chosen(page)).toHaveText(['Golf', 'Charlie', 'Delta', 'Echo', 'Foxtrot'])
  await throwLasso(below, { x: below.x + 1, y: below.y })
  await expect(chosen(page)).toHaveCount(0)

  await page.keyboard.press('Control+a')
  await expect(chosen(page)).toHaveCount(7)
  await page.keyboard.press('Escape')
  await expect(chosen(page)).toHaveCount(0)
  await page.getByRole('textbox', { name: 'Search the tray' }).press('Control+a')
  await expect(chosen(page), 'the words of a field are meant').toHaveCount(0)
})

test('the grid and the tray are one Tab stop each, arrows go by place, and keys do all that a mouse does', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Keys', (door) => {
    fullMorning(door)
    for (const title of ['Golf', 'Hotel']) addTopic(door, { title, minutes: 30 })
  })
  const { page } = await person('Ann', board.links.owner)
  const handle = (title: string) => page.getByRole('button', { name: new RegExp(`^${title}.*move or change`) })
  await page.getByRole('button', { name: 'Filter' }).focus()
  await page.keyboard.press('Tab')
  await expect(card(page, 'Golf')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(card(page, 'Hotel')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.locator('main').getByRole('button', { name: 'Room Room One: actions' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(handle('Morning')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(card(page, 'Alpha')).toBeFocused()
  await page.keyboard.press('End')
  await expect(card(page, 'Foxtrot')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(handle('Workshop')).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(card(page, 'Hotel'), 'the tray remembers where the focus was').toBeFocused()
  await page.keyboard.press('Tab')
  await expect(handle('Workshop')).toBeFocused()

  await page.keyboard.press('Shift+Alt+ArrowDown')
  await expect(slot(page, 'Workshop')).toContainText('0 of 125 min')
  await expect(said(page, '125 minutes.')).toHaveCount(1)
  await page.keyboard.press('o')
  await expect(page.getByRole('dialog', { name: 'Slot' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(handle('Workshop')).toBeFocused()

  await page.keyboard.press('ArrowLeft')
  await card(page, 'Bravo').focus()
  await page.keyboard.press('Shift+Alt+ArrowUp')
  await expect(card(page, 'Bravo')).toContainText('15')
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(chosen(page)).toHaveText(['Bravo', 'Charlie'])
  await page.keyboard.press('Enter')
  await expect(said(page, 'Picked up 2 topics from Mon 5 Oct, 09:20 in Room One')).toHaveCount(1)
  await page.keyboard.press('ArrowRight')
  await expect(said(page, 'Over Mon 5 Oct, 10:00 in Room Two')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expectCards(slot(page, 'Workshop'), ['Bravo', 'Charlie'])
  await expect(card(page, 'Bravo'), 'the focus goes with the cards').toBeFocused()
  await expect(notice(page)).toContainText('Moved 2 topics to')
  await page.keyboard.press('o')
  await expect(page.getByRole('complementary').getByRole('textbox', { name: 'Title' })).toHaveValue('Bravo')
})

test('what is chosen is put back, removed and brought again from the bar', async ({ makeBoard, person }) => {
  const board = await makeBoard('Bar', fullMorning)
  const { page } = await person('Ann', board.links.owner)
  for (const title of ['Alpha', 'Bravo']) await card(page, title).click({ modifiers: ['ControlOrMeta'] })
  await bar(page).getByRole('button', { name: 'To the tray' }).click()
  await expectCards(slot(page, 'Morning'), ['Charlie', 'Delta', 'Echo', 'Foxtrot'])
  await expect(bar(page).getByRole('button', { name: 'To the tray' })).toBeDisabled()
  await bar(page).getByRole('button', { name: 'Remove' }).click()
  await expect(card(page, 'Alpha')).toHaveCount(0)
  await expect(bar(page)).toHaveCount(0)
  await notice(page).getByRole('button', { name: 'Undo' }).click()
  await expect(tray(page).locator('[data-card]')).toHaveCount(2)
})

test('a slot is copied with Alt, and changes places with Shift', async ({ makeBoard, person }) => {
  const board = await makeBoard('Slots', fullMorning)
  const { page } = await person('Ann', board.links.owner)
  const handle = page.getByRole('button', { name: /^Morning.*move or change/ }).first()
  const from = await middleOf(handle)
  const { y: top = 0 } = (await slot(page, 'Morning').boundingBox()) ?? {}
  const { y: other = 0, x = 0 } = (await slot(page, 'Workshop').boundingBox()) ?? {}
  const carryTo = async (y: number) => {
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(from.x + 8, from.y + 8, { steps: 3 })
    await page.mouse.move(x + 80, y + (from.y - top), { steps: 8 })
  }
  const places = async () => {
    const { slots, rooms } = await board.json()
    const room = (id: string | null) => rooms.find((one) => one.id === id)?.name
    return slots.map(({ title, place }) => `${title} ${place.start.slice(11)} ${room(place.roomId)}`).sort()
  }
  await carryTo(other)
  await expect(page.getByText('Shift swaps')).toBeVisible()
  await page.keyboard.down('Shift')
  await expect(page.getByText('Swap', { exact: true })).toBeVisible()
  await page.mouse.up()
  await page.keyboard.up('Shift')
  await expect.poll(places).toEqual(['Morning 10:00 Room Two', 'Workshop 09:00 Room One'])
  await notice(page).getByRole('button', { name: 'Undo' }).click()
  await expect.poll(places).toEqual(['Morning 09:00 Room One', 'Workshop 10:00 Room Two'])

  await carryTo(other + 180 * 1.9)
  await page.keyboard.down('Alt')
  await expect(page.getByText('Copy', { exact: true })).toBeVisible()
  await page.mouse.up()
  await page.keyboard.up('Alt')
  await expect.poll(places).toEqual(['Morning 09:00 Room One', 'Morning 13:00 Room Two', 'Workshop 10:00 Room Two'])
  expect((await board.json()).topics).toHaveLength(12)
  await expectCards(slot(page, 'Morning').last(), TITLES)
  await notice(page).getByRole('button', { name: 'Undo' }).click()
  await expect.poll(async () => (await board.json()).topics.length).toBe(6)
})

test('who holds what another moves is told in place, and the drop still counts', async ({ makeBoard, person }) => {
  const board = await makeBoard('Both', twoSlots)
  const { page: ann } = await person('Ann', board.links.owner)
  const { page: ben } = await person('Ben', board.links.organizer)
  await expect(card(ben, 'Alpha')).toBeVisible()
  await carry(ben, card(ben, 'Alpha'), await middleOf(slot(ben, 'Workshop')))
  await drag(ann, card(ann, 'Alpha'), slot(ann, 'Morning'))
  await expect(ben.getByText('Ann moved it to Mon 09:00 meanwhile.').first()).toBeVisible()
  await expect(said(ben, 'Ann moved it to Mon 09:00 meanwhile.')).toHaveCount(1)
  await ben.mouse.up()
  for (const page of [ann, ben]) {
    await expectCards(slot(page, 'Workshop'), ['Alpha'])
    await expectCards(slot(page, 'Morning'), [])
  }
})

test('the hand opens when another removes what it holds, and it can be brought back', async ({ makeBoard, person }) => {
  const board = await makeBoard('Removed', twoSlots)
  const { page: ann } = await person('Ann', board.links.owner)
  const { page: ben } = await person('Ben', board.links.organizer)
  const remove = async (title: string) => {
    await card(ann, title).click()
    await ann.getByRole('button', { name: 'Remove topic' }).click()
  }
  await carry(ben, card(ben, 'Alpha'), await middleOf(slot(ben, 'Morning')))
  await remove('Alpha')
  await expect(notice(ben)).toContainText('“Alpha” was removed by Ann.')
  await expect(ben.locator('[data-holding]')).toHaveCount(0)
  await ben.mouse.up()
  await expectCards(slot(ben, 'Morning'), [])
  await notice(ben).getByRole('button', { name: 'Restore' }).click()
  await expect(card(ann, 'Alpha')).toBeVisible()

  for (const title of ['Bravo', 'Charlie']) await card(ben, title).click({ modifiers: ['ControlOrMeta'] })
  await card(ben, 'Bravo').focus()
  await ben.keyboard.press('Space')
  await remove('Bravo')
  await expect(notice(ben)).toContainText('“Bravo” was removed by Ann.')
  await ben.keyboard.press('ArrowRight')
  await ben.keyboard.press('Space')
  await expectCards(slot(ann, 'Morning'), ['Charlie'])
})

test('a slot that is removed opens the hand that holds it, and lets go of the card that is over it', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Vanishing', twoSlots)
  const { page: ann } = await person('Ann', board.links.owner)
  const { page: ben } = await person('Ben', board.links.organizer)
  const remove = async (title: string) => {
    await ann.getByRole('button', { name: new RegExp(`^${title}.*move or change`) }).click()
    await ann.getByRole('button', { name: 'Remove', exact: true }).click()
  }
  await carry(ben, card(ben, 'Alpha'), await middleOf(slot(ben, 'Morning')))
  await expect(ben.getByText('Mon 5 Oct, 09:00 in Room One')).toBeVisible()
  await remove('Morning')
  await expect(slot(ben, 'Morning')).toHaveCount(0)
  await expect(ben.getByText('Not here')).toBeVisible()
  await ben.mouse.up()
  await expect(tray(ben).locator('[data-card]', { hasText: 'Alpha' })).toBeVisible()

  await ben.getByRole('button', { name: /^Workshop.*move or change/ }).focus()
  await ben.keyboard.press('Enter')
  await ben.keyboard.press('ArrowDown')
  await remove('Workshop')
  await expect(notice(ben)).toContainText('“Workshop” was removed by Ann.')
  await expect(ben.locator('[data-holding]')).toHaveCount(0)
  await notice(ben).getByRole('button', { name: 'Restore' }).click()
  await expect(slot(ann, 'Workshop')).toBeVisible()
})

test('two drops of many cards at one place at once stay together, each in its order', async ({ makeBoard, person }) => {
  const board = await makeBoard('Two drops', twoSlots)
  const { page: ann } = await person('Ann', board.links.owner)
  const { page: ben } = await person('Ben', board.links.organizer)
  const hold = async (page: Page, titles: readonly string[]) => {
    for (const title of titles) await card(page, title).click({ modifiers: ['ControlOrMeta'] })
    await carry(page, card(page, titles[0] ?? ''), await middleOf(slot(page, 'Morning')))
  }
  await hold(ann, ['Alpha', 'Bravo', 'Charlie'])
  await hold(ben, ['Delta', 'Echo', 'Foxtrot'])
  await Promise.all([ann.mouse.up(), ben.mouse.up()])
  await expectSaved(ann)
  await expectSaved(ben)
  const order = async () => {
    const { topics } = await board.json()
    return topics
      .filter(({ placement }) => placement)
      .sort((a, b) => ((a.placement?.rank ?? '') < (b.placement?.rank ?? '') ? -1 : 1))
      .map(({ title }) => title)
  }
  await expect.poll(async () => (await order()).length).toBe(6)
  const titles = await order()
  expect([TITLES, [...TITLES.slice(3), ...TITLES.slice(0, 3)]]).toContainEqual(titles)
  for (const page of [ann, ben]) await expectCards(slot(page, 'Morning'), titles)
})

test('a card that is dropped into a slot while another moves it goes along', async ({ makeBoard, person }) => {
  const board = await makeBoard('Moving', twoSlots)
  const { page: ann } = await person('Ann', board.links.owner)
  const second = await person('Ben', board.links.organizer)
  const { page: ben } = second
  await carry(ben, card(ben, 'Alpha'), await middleOf(slot(ben, 'Workshop')))
  await second.goOffline()
  const handle = ann.getByRole('button', { name: /^Workshop.*move or change/ })
  await handle.focus()
  await ann.keyboard.press('Enter')
  await ann.keyboard.press('ArrowLeft')
  for (const _ of [1, 2, 3]) await ann.keyboard.press('Shift+ArrowDown')
  await ann.keyboard.press('Enter')
  await ben.mouse.up()
  await expectCards(slot(ben, 'Workshop'), ['Alpha'])
  await second.goOnline()
  for (const page of [ann, ben]) {
    await expectCards(slot(page, 'Workshop'), ['Alpha'])
    await expect(card(page, 'Alpha')).toContainText('13:00')
  }
})

test('undo takes nothing back from who moved the card again, and is offered no more', async ({ makeBoard, person }) => {
  const board = await makeBoard('Undo', twoSlots)
  const { page: ann } = await person('Ann', board.links.owner)
  const { page: ben } = await person('Ben', board.links.organizer)
  await drag(ann, card(ann, 'Alpha'), slot(ann, 'Morning'))
  await expectCards(slot(ben, 'Morning'), ['Alpha'])
  await drag(ben, card(ben, 'Alpha'), slot(ben, 'Workshop'))
  await expectCards(slot(ann, 'Workshop'), ['Alpha'])
  await expect(notice(ann).getByRole('button', { name: 'Undo' })).toHaveCount(0)
  await ann.keyboard.press('Control+z')
  for (const page of [ann, ben]) await expectCards(slot(page, 'Workshop'), ['Alpha'])
  await notice(ben).getByRole('button', { name: 'Undo' }).click()
  for (const page of [ann, ben]) await expectCards(slot(page, 'Morning'), ['Alpha'])
})

test('a finger that rests carries the card that it rests on', async ({ makeBoard, person }) => {
  const board = await makeBoard('Finger', twoSlots)
  const { page } = await person('Ann', board.links.owner, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  await expect(card(page, 'Alpha')).toBeVisible()
  const from = await middleOf(card(page, 'Bravo'))
  const to = await middleOf(slot(page, 'Morning'))
  const touch = await page.context().newCDPSession(page)
  const at = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints })
  await at('touchStart', [from])
  await expect(page.locator('[data-held]')).toHaveCount(1)
  for (let step = 1; step <= 8; step++) {
    await at('touchMove', [{ x: from.x + ((to.x - from.x) * step) / 8, y: from.y + ((to.y - from.y) * step) / 8 }])
  }
  await at('touchEnd', [])
  await expectCards(slot(page, 'Morning'), ['Bravo'])
  await expect(chosen(page), 'a finger throws no lasso').toHaveCount(0)
  await expect(notice(page)).toContainText('Moved “Bravo” to')
  await expectNothingSerious(page, 'the notice on a phone')
})
