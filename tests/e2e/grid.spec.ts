/** Rooms, slots, the drawer and the clashes, made and changed as a person would. */

import { LIMITS } from '../../shared/board/values.ts'
import { addPerson, addRoom, addSlot, addTopic, placeTopics, setSpeaker } from '../../shared/board/verbs.ts'
import { card, expectCards, expectSaved, middleOf, slot } from './cards.ts'
import { expect, test } from './fixture.ts'

test('rooms are made, named, moved and removed', async ({ makeBoard, person }) => {
  const board = await makeBoard('Rooms', () => undefined)
  const { page } = await person('Ann', board.links.owner)
  const rooms = page.getByRole('heading', { level: 3 })
  await page.getByRole('button', { name: 'Add the first room' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Room A')
  await page.getByRole('textbox', { name: 'Seats' }).fill('80')
  await page.getByRole('button', { name: 'Add room' }).click()
  await page.getByRole('button', { name: 'Room', exact: true }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Room B')
  await page.keyboard.press('Enter')
  await expect(rooms).toHaveText(['Room A', 'Room B'])
  await expect(page.getByText('80 seats')).toBeVisible()

  await page.getByRole('button', { name: 'Room Room A: actions' }).click()
  await page.getByRole('menuitem', { name: 'Move right' }).click()
  await expect(rooms).toHaveText(['Room B', 'Room A'])
  await page.getByRole('button', { name: 'Room Room B: actions' }).click()
  // The menu before may still be fading away.
  const menu = page.getByRole('menu', { name: 'Room Room B: actions' })
  await menu.getByRole('menuitem', { name: 'Name and seats…' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Great Hall')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(rooms).toHaveText(['Great Hall', 'Room A'])
  await page.getByRole('button', { name: 'Room Great Hall: actions' }).click()
  await page.getByRole('menuitem', { name: 'Remove room' }).click()
  await expect(rooms).toHaveText(['Room A'])
  await page.getByText('Removed (1)').click()
  await page.getByRole('button', { name: 'Restore' }).click()
  await expect(rooms).toHaveText(['Great Hall', 'Room A'])
  await expectSaved(page)
  expect((await board.json()).rooms.map(({ name }) => name)).toEqual(['Great Hall', 'Room A'])
})

test('slots are made, moved, resized and removed, by mouse and by keys', async ({ makeBoard, person }) => {
  const board = await makeBoard('Slots', (door) => {
    addRoom(door, { name: 'Left' })
    addRoom(door, { name: 'Right' })
  })
  const { page } = await person('Ann', board.links.owner)
  const only = async () => (await board.json()).slots[0]
  const start = async () => (await only())?.place.start

  await page.getByRole('button', { name: 'Slot', exact: true }).click()
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Devices')
  await page.getByRole('textbox', { name: 'Start' }).fill('11:00')
  await page.getByRole('button', { name: 'Add slot' }).click()
  await expect(slot(page, 'Devices')).toContainText('0 of 60 min')
  await expect.poll(start).toBe('2026-10-05T11:00')

  const handle = page.getByRole('button', { name: /^Devices.*move or change/ })
  const from = await middleOf(handle)
  const hours = await middleOf(page.getByText('13:00', { exact: true }))
  const right = await middleOf(page.locator('[data-column]').nth(1))
  const top = (await slot(page, 'Devices').boundingBox())?.y ?? 0
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 10, from.y + 10, { steps: 3 })
  await page.mouse.move(right.x, hours.y + (from.y - top), { steps: 8 })
  await page.mouse.up()
  await expect.poll(start).toBe('2026-10-05T13:00')
  const { rooms } = await board.json()
  expect((await only())?.place.roomId).toBe(rooms[1]?.id)

  await page.getByRole('slider', { name: /Length of Devices/ }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(slot(page, 'Devices')).toContainText('0 of 70 min')
  const edge = await middleOf(page.getByRole('slider', { name: /Length of Devices/ }))
  await page.mouse.move(edge.x, edge.y)
  await page.mouse.down()
  await page.mouse.move(edge.x, edge.y + 20 * 1.9, { steps: 4 })
  await page.mouse.up()
  await expect(slot(page, 'Devices')).toContainText('0 of 90 min')

  await handle.focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Space')
  await expect.poll(start).toBe('2026-10-05T12:55')
  expect((await only())?.place.roomId).toBe(rooms[0]?.id)

  await slot(page, 'Devices')
    .getByRole('button', { name: /Devices/ })
    .last()
    .click()
  await page.getByRole('button', { name: 'Remove' }).click()
  await expect(slot(page, 'Devices')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(slot(page, 'Devices')).toHaveCount(1)
})

test('a double click in a room’s column offers a slot at that time', async ({ makeBoard, person }) => {
  const board = await makeBoard('Double click', (door) => addRoom(door, { name: 'Hall' }))
  const { page } = await person('Ann', board.links.owner)
  const hour = await middleOf(page.getByText('10:00', { exact: true }))
  const column = await middleOf(page.locator('[data-column]').first())
  await page.mouse.dblclick(column.x, hour.y + 4)
  await expect(page.getByRole('textbox', { name: 'Start' })).toHaveValue('10:00')
})

test('the drawer edits a topic, and clashes appear as marks and sentences', async ({ makeBoard, person }) => {
  const board = await makeBoard('Drawer', (door) => {
    const rooms = ['Left', 'Right'].map((name) => addRoom(door, { name }))
    const slots = rooms.map((roomId) =>
      addSlot(door, { place: { roomId, start: '2026-10-05T09:00' }, minutes: 60, title: `In ${roomId}` }),
    )
    const grace = addPerson(door, { name: 'Grace Example', affiliation: 'Example Labs' })
    for (const [at, title] of ['First', 'Second'].entries()) {
      const topic = addTopic(door, { title, minutes: 30 })
      if (at === 0) setSpeaker(door, topic, grace, true)
      placeTopics(door, [topic], { slotId: slots[at] as never, before: null })
    }
  })
  const { page } = await person('Ann', board.links.owner)
  const { page: other } = await person('Ben', board.links.organizer)
  await expect(page.getByText('No clashes')).toBeVisible()
  await card(page, 'Second').click()
  const drawer = page.getByRole('complementary')

  await drawer.getByRole('textbox', { name: 'Title' }).fill('Second thoughts')
  await page.keyboard.press('Enter')
  await expect(card(other, 'Second thoughts')).toBeVisible()
  await drawer.getByRole('textbox', { name: 'Minutes' }).fill('75')
  await page.keyboard.press('Tab')
  await expect(card(other, 'Second thoughts')).toContainText('75')
  await drawer.getByRole('combobox', { name: 'Add a speaker' }).fill('grace')
  await page.getByRole('option', { name: /Grace Example/ }).click()
  await drawer.getByRole('combobox', { name: 'Add somebody who should be in the room' }).fill('Ada Newcomer (New Co)')
  await page.getByRole('option', { name: 'Add “Ada Newcomer (New Co)”' }).click()
  await expect(drawer.getByText('New Co', { exact: true })).toBeVisible()
  await drawer.getByRole('combobox', { name: 'Track' }).fill('Memory')
  await page.getByRole('option', { name: 'Add “Memory”' }).click()
  await drawer.getByRole('textbox', { name: 'Abstract' }).pressSequentially('What **next**?')

  await expect(page.getByText('2 clashes')).toBeVisible()
  await other.getByRole('button', { name: '2 clashes' }).click()
  await expect(
    other.getByText(/Grace Example speaks in “.*” and “.*” at once, on Mon 5 Oct, 09:00–09:30\./),
  ).toBeVisible()
  await expect(other.getByText(/need 15 min more than its 60/)).toBeVisible()
  await expect(card(other, 'First').getByRole('img', { name: 'has a clash (error)' })).toBeVisible()

  await expectSaved(page)
  const { topics, people, tracks } = await board.json()
  const second = topics.find(({ title }) => title === 'Second thoughts')
  expect(second).toMatchObject({ minutes: 75, abstract: 'What **next**?', trackId: tracks[0]?.id })
  expect(second?.keyAttendees).toEqual([
    { personId: people.find(({ name }) => name === 'Ada Newcomer')?.id, presence: 'required' },
  ])
  expect(people.find(({ name }) => name === 'Ada Newcomer')?.affiliation).toBe('New Co')
})

test('links are made by role, copied, and revoked under their user’s hands', async ({ makeBoard, person }) => {
  const board = await makeBoard('Links', (door) => addTopic(door, { title: 'Only topic' }))
  const { page } = await person('Ann', board.links.owner, { permissions: ['clipboard-read', 'clipboard-write'] })
  await page.getByRole('button', { name: 'Share' }).click()
  await page.getByRole('textbox', { name: 'For whom' }).fill('Visitors')
  await page.getByRole('button', { name: 'Make link' }).click()
  const link = page.getByRole('listitem').filter({ hasText: 'Visitors' })
  await link.getByRole('button', { name: /^Copy/ }).click()
  await expect(link.getByText('Copied')).toBeVisible()
  const address = await page.evaluate(() => navigator.clipboard.readText())
  expect(address).toMatch(/\/b\/b_[0-9a-z]{16}#key=[\w-]{22}$/)

  const guest = await person('Gil', address)
  await expect(card(guest.page, 'Only topic')).toBeVisible()
  await expectSaved(guest.page)
  guest.expectFailingRequests()
  await link.getByRole('button', { name: 'Revoke' }).click()
  await link.getByRole('button', { name: 'Revoke for good' }).click()
  await expect(
    guest.page.getByText('This link no longer gives access to the board. Ask its owner for a new one.'),
  ).toBeVisible()
  await guest.page.reload()
  await expect(guest.page.getByRole('heading', { name: 'The board cannot be opened' })).toBeVisible()
})

test('who was away while a link was revoked is told so, and keeps what was not sent', async ({ makeBoard, person }) => {
  const board = await makeBoard('Away', (door) => addTopic(door, { title: 'Only topic' }))
  const { page } = await person('Ann', board.links.owner)
  const away = await person('Gil', board.links.organizer)
  await expect(card(away.page, 'Only topic')).toBeVisible()
  await expectSaved(away.page)
  await away.goOffline()
  await away.page.getByRole('button', { name: 'Add a topic' }).click()
  await expect(away.page.getByText('Offline, 1 change kept here')).toBeVisible()
  await page.getByRole('button', { name: 'Share' }).click()
  const link = page.getByRole('listitem').filter({ hasText: 'organizer' })
  await link.getByRole('button', { name: 'Revoke' }).click()
  await link.getByRole('button', { name: 'Revoke for good' }).click()
  await expect(page.getByText('1 link revoked or ended')).toBeVisible()
  await away.goOnline()
  await expect(away.page.getByText(/no longer gives access.*1 change kept here/)).toBeVisible()
  await expect(away.page.getByText('Reading only'), 'nothing more is promised').toBeVisible()
})

test('a card whose slot is removed by somebody else is back on the tray', async ({ makeBoard, person }) => {
  const board = await makeBoard('Gone', (door) => {
    const roomId = addRoom(door, { name: 'Hall' })
    const slotId = addSlot(door, { place: { roomId, start: '2026-10-05T09:00' }, minutes: 60, title: 'Short-lived' })
    placeTopics(door, [addTopic(door, { title: 'Wanderer' })], { slotId, before: null })
  })
  const { page: ann } = await person('Ann', board.links.owner)
  const { page: ben } = await person('Ben', board.links.organizer)
  await expectCards(slot(ben, 'Short-lived'), ['Wanderer'])
  await slot(ann, 'Short-lived')
    .getByRole('button', { name: /Short-lived/ })
    .last()
    .click()
  await ann.getByRole('button', { name: 'Remove' }).click()
  await expect(ben.locator('[data-tray]').locator('[data-card]', { hasText: 'Wanderer' })).toBeVisible()
})

test('a board that holds as many topics as it can says so, and nothing is written', async ({ makeBoard, person }) => {
  const board = await makeBoard('Full', (door) => {
    for (let part = 0; part < 8; part++) {
      door.change('filled', () => {
        for (let at = 0; at < LIMITS.topics / 8; at++) addTopic(door, { title: `${part}/${at}` })
      })
    }
  })
  const { page } = await person('Ann', board.links.organizer)
  await page.getByRole('button', { name: 'Add a topic' }).click()
  await expect(page.getByText('A board holds 2,000 topics')).toBeVisible()
  await expectSaved(page)
  expect((await board.json()).topics).toHaveLength(LIMITS.topics)
})
