/** Small things that a person notices only when they go wrong: what is overwritten, lost, out of reach, or misleading. */

import type { Page } from '@playwright/test'
import * as Y from 'yjs'
import { mapOf } from '../../shared/board/doc.ts'
import { addPerson, addRoom, addSlot, addTopic, placeTopics } from '../../shared/board/verbs.ts'
import { readFrame, updateFrame } from '../../shared/protocol/frames.ts'
import { card, carry, copiesIn, expectCards, expectSaved, middleOf, slot } from './cards.ts'
import { expect, test } from './fixture.ts'

test('a dialog writes what was changed in it, and not what another changed meanwhile', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Dialog', (door) => {
    const roomId = addRoom(door, { name: 'Left' })
    addRoom(door, { name: 'Right' })
    addSlot(door, { place: { roomId, start: '2026-10-05T10:00' }, minutes: 60, title: 'Devices' })
  })
  const { page: ann } = await person('Ann', board.links.owner)
  const { page: ben } = await person('Ben', board.links.organizer)
  await slot(ann, 'Devices')
    .getByRole('button', { name: /move or change/ })
    .click()
  await expect(ann.getByRole('dialog')).toBeVisible()
  const { y } = await middleOf(ben.getByText('12:00', { exact: true }))
  const { x } = await middleOf(ben.locator('[data-column]').nth(1))
  await carry(ben, ben.getByRole('button', { name: /^Devices.*move or change/ }), { x, y })
  await ben.mouse.up()
  await expect.poll(async () => (await board.json()).slots[0]?.place.start).not.toBe('2026-10-05T10:00')
  const moved = (await board.json()).slots[0]?.place
  await ann.getByRole('textbox', { name: 'Title', exact: true }).fill('Devices and memory')
  await ann.getByRole('button', { name: 'Save', exact: true }).click()
  await expect
    .poll(async () => (await board.json()).slots[0])
    .toMatchObject({ title: 'Devices and memory', place: moved })
})

test('what is typed in a title is written as it is typed, and can be taken back', async ({ makeBoard, person }) => {
  const board = await makeBoard('Typing', (door) => addTopic(door, { title: 'Old' }))
  const { page } = await person('Ann', board.links.owner)
  await card(page, 'Old').click()
  const title = page.getByRole('complementary').getByRole('textbox', { name: 'Title' })
  await title.press('End')
  await page.keyboard.type(' and new')
  await expectSaved(page)
  expect((await board.json()).topics[0]?.title).toBe('Old and new')
  await page.keyboard.press('Control+z')
  await expect(title).toHaveValue('Old')
  await title.fill('')
  await page.keyboard.press('Tab')
  await expect(title, 'an emptied title is not written').toHaveValue('Old')
})

test('the focus goes into the drawer and back to its card', async ({ makeBoard, person }) => {
  const board = await makeBoard('Focus', (door) => addTopic(door, { title: 'Only topic' }))
  const { page } = await person('Ann', board.links.owner)
  await card(page, 'Only topic').focus()
  await page.keyboard.press('o')
  await expect(page.getByRole('heading', { name: 'Topic' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('complementary')).toHaveCount(0)
  await expect(card(page, 'Only topic')).toBeFocused()
  await page.getByRole('button', { name: 'Add a topic' }).click()
  await expect(page.getByRole('complementary').getByRole('textbox', { name: 'Title' })).toBeFocused()
})

test('a topic that another removes under one’s eyes is said, and can be brought back', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Removed', (door) => addTopic(door, { title: 'Only topic' }))
  const { page: ann } = await person('Ann', board.links.owner)
  const { page: ben } = await person('Ben', board.links.organizer)
  for (const page of [ann, ben]) await card(page, 'Only topic').click()
  await ben.getByRole('button', { name: 'Remove topic' }).click()
  await expect(ann.getByText('“Only topic” was removed by Ben.')).toBeVisible()
  await ann.getByRole('button', { name: 'Restore' }).first().click()
  await expect(card(ben, 'Only topic')).toBeVisible()
})

test('an owner who looks at the observers’ link stays the owner', async ({ makeBoard, person }) => {
  const board = await makeBoard('Owner', (door) => addTopic(door, { title: 'Only topic' }))
  const { page } = await person('Ann', board.links.owner)
  await expectSaved(page)
  const tab = await page.context().newPage()
  await tab.goto(board.links.observer)
  await expect(card(tab, 'Only topic')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Add a topic' })).toBeVisible()
})

test('a board that is kept here opens by its link without a network', async ({ makeBoard, person }) => {
  const board = await makeBoard('Link', (door) => addTopic(door, { title: 'Only topic' }))
  const ann = await person('Ann', board.links.owner)
  await expectSaved(ann.page)
  await ann.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await ann.page.reload()
  await expectSaved(ann.page)
  await ann.goOffline()
  await ann.page.goto('about:blank')
  await ann.page.goto(board.links.owner)
  await expect(card(ann.page, 'Only topic')).toBeVisible()
  await ann.goOnline()
  await expectSaved(ann.page)
})

test('another link put into the address of the open board is taken', async ({ makeBoard, person }) => {
  const board = await makeBoard('Second link', (door) => addTopic(door, { title: 'Only topic' }))
  const { page } = await person('Ann', board.links.observer)
  await expect(page.getByText('Reading only')).toBeVisible()
  await page.evaluate((address) => {
    location.href = address
  }, board.links.organizer)
  await expect(page.getByRole('button', { name: 'Add a topic' })).toBeVisible()
  expect(page.url()).not.toContain('key=')
})

test('[M11] a page that is older than the board says so and writes nothing', async ({ makeBoard, person }) => {
  const board = await makeBoard('Too new', (door) => addTopic(door, { title: 'Only topic' }))
  const { page } = await person('Ann', 'about:blank')
  // What a newer server would send while it upgrades the board; ours would put it back.
  let upgrade = () => expect('no socket was opened').toBe('')
  await page.routeWebSocket(/\/sync\//, (socket) => {
    const server = socket.connectToServer()
    const doc = new Y.Doc()
    server.onMessage((message) => {
      const frame = typeof message === 'string' ? null : readFrame(new Uint8Array(message))
      if (frame?.kind === 'sync-step-2') Y.applyUpdate(doc, frame.update)
      socket.send(message)
    })
    upgrade = () => {
      doc.on('update', (update: Uint8Array) => socket.send(Buffer.from(updateFrame(update))))
      mapOf(doc, 'meta').set('layout', 99)
    }
  })
  await page.goto(board.links.owner)
  await expectSaved(page)
  upgrade()
  await expect(page.getByText('This page is older than the board. Load it again.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Add a topic' })).toHaveCount(0)
})

test('a short slot is opened by its handle, a full one hides no other, a long room name widens nothing', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Narrow', (door) => {
    const roomId = addRoom(door, {
      name: 'A room whose name is longer than any column of a grid could ever be '.repeat(3),
    })
    addRoom(door, { name: 'Short' })
    const first = addSlot(door, { place: { roomId, start: '2026-10-05T10:00' }, minutes: 30, title: 'Brief' })
    addSlot(door, { place: { roomId, start: '2026-10-05T10:30' }, minutes: 60, title: 'Next one' })
    const topics = ['One', 'Two', 'Three'].map((title) => addTopic(door, { title, minutes: 20 }))
    placeTopics(door, topics, { slotId: first, before: null })
  })
  const { page } = await person('Ann', board.links.owner)
  await expectCards(page.locator('[data-slot]').first(), ['One', 'Two', 'Three'])
  const widths = await page.locator('[data-column]').evaluateAll((all) => all.map((one) => one.clientWidth))
  expect(Math.abs((widths[0] ?? 0) - (widths[1] ?? 0))).toBeLessThanOrEqual(1)
  const next = await slot(page, 'Next one').boundingBox()
  const under = await page.evaluate(
    ({ x, y }) => document.elementFromPoint(x, y)?.closest('[data-slot]')?.getAttribute('aria-label'),
    { x: (next?.x ?? 0) + 100, y: (next?.y ?? 0) + 6 },
  )
  expect(under).toContain('Next one')
  await page.getByRole('button', { name: /^Brief.*move or change/ }).click()
  await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue('Brief')
})

test('a held card is carried to another day, by mouse and by keys', async ({ makeBoard, person }) => {
  const board = await makeBoard('Days', (door) => {
    const roomId = addRoom(door, { name: 'Hall' })
    addSlot(door, { place: { roomId, start: '2026-10-05T10:00' }, minutes: 60, title: 'Monday' })
    const slotId = addSlot(door, { place: { roomId, start: '2026-10-06T10:00' }, minutes: 60, title: 'Tuesday' })
    const topics = ['One', 'Two'].map((title) => addTopic(door, { title, minutes: 20 }))
    const monday = [...mapOf(door.doc, 'slots').keys()].find((id) => id !== slotId)
    placeTopics(door, topics, { slotId: monday as never, before: null })
  })
  const { page } = await person('Ann', board.links.owner)
  await expectCards(slot(page, 'Monday'), ['One', 'Two'])
  await carry(page, card(page, 'One'), await middleOf(page.getByRole('button', { name: 'Tue 6 Oct' })))
  await expect(slot(page, 'Tuesday')).toBeVisible()
  const to = await middleOf(slot(page, 'Tuesday'))
  await page.mouse.move(to.x, to.y, { steps: 5 })
  await page.mouse.up()
  await expectCards(slot(page, 'Tuesday'), ['One'])

  await page.getByRole('button', { name: 'Mon 5 Oct' }).click()
  await card(page, 'Two').focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('PageDown')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await expectCards(slot(page, 'Tuesday'), ['One', 'Two'])
  await expect(card(page, 'Two')).toBeFocused()
})

test('the wheel under a held card moves its landing along', async ({ makeBoard, person }) => {
  const board = await makeBoard('Wheel', (door) => {
    const roomId = addRoom(door, { name: 'Hall' })
    for (const [at, title] of ['First', 'Second', 'Third', 'Fourth'].entries())
      addSlot(door, {
        place: { roomId, start: `2026-10-05T${String(9 + 3 * at).padStart(2, '0')}:00` },
        minutes: 170,
        title,
      })
    addTopic(door, { title: 'Wanderer' })
  })
  const { page } = await person('Ann', board.links.owner)
  await expect(card(page, 'Wanderer')).toBeVisible()
  await carry(page, card(page, 'Wanderer'), await middleOf(slot(page, 'First')))
  await expect(page.locator('[data-target][data-slot]')).toContainText('First')
  await page.mouse.wheel(0, 3 * 60 * 1.9)
  await expect(page.locator('[data-target][data-slot]')).toContainText('Second')
  await page.mouse.up()
  await expectCards(slot(page, 'Second'), ['Wanderer'])
})

test('when the browser takes its database away, edits still reach the server, and are kept again', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Cleared', (door) => addTopic(door, { title: 'Before' }))
  const { page } = await person('Ann', board.links.owner)
  await expectSaved(page)
  await expect.poll(async () => (await copiesIn(page)).length).toBe(1)
  await page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) {
      await new Promise((resolve) => {
        indexedDB.deleteDatabase(name ?? '').onsuccess = resolve
      })
    }
  })
  expect(await copiesIn(page)).toEqual([])
  for (const title of ['After', 'And later']) {
    await page.getByRole('button', { name: 'Add a topic' }).click()
    await page.getByRole('complementary').getByRole('textbox', { name: 'Title' }).fill(title)
  }
  await expectSaved(page)
  await expect
    .poll(async () => (await board.json()).topics.map(({ title }) => title).sort())
    .toEqual(['After', 'And later', 'Before'])
  await expect.poll(async () => (await copiesIn(page)).length).toBe(1)
})

test('what a closed tab could not send is said to be kept, and sent by the next', async ({ makeBoard, person }) => {
  const board = await makeBoard('Closed tab', (door) => addTopic(door, { title: 'Before' }))
  const ann = await person('Ann', board.links.owner)
  const { page } = ann
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.reload()
  await expectSaved(page)
  await ann.goOffline()
  await page.getByRole('button', { name: 'Add a topic' }).click()
  await expect(page.getByText('Offline, 1 change kept here')).toBeVisible()
  const next = await page.context().newPage()
  await page.close({ runBeforeUnload: false })
  await next.goto(`${new URL(board.links.owner).origin}/b/${board.id}`)
  await expect(next.getByText('Offline, 1 change kept here')).toBeVisible()
  await ann.goOnline()
  await expectSaved(next)
  expect((await board.json()).topics).toHaveLength(2)
})

test('a box takes each letter that is typed, and Enter the one that is meant', async ({ makeBoard, person }) => {
  const board = await makeBoard('Box', (door) => {
    addTopic(door, { title: 'Only topic' })
    for (const name of ['Zacharias Example', 'Freya Example']) addPerson(door, { name })
  })
  const { page } = await person('Ann', board.links.owner)
  await card(page, 'Only topic').click()
  await page.getByRole('combobox', { name: 'Add a speaker' }).click()
  await page.keyboard.type('freya', { delay: 60 })
  await expect(page.getByRole('combobox', { name: 'Add a speaker' })).toHaveValue('freya')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary').getByText('Freya Example', { exact: true })).toBeVisible()
  await page.keyboard.type('Zoe New (New Labs)', { delay: 60 })
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary').getByText('Zoe New')).toBeVisible()
  await expectSaved(page)
  expect((await board.json()).people.map(({ name }) => name).sort()).toEqual([
    'Freya Example',
    'Zacharias Example',
    'Zoe New',
  ])
})

test('two who type in one title each see their own letters, and one of the two titles stays', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Titles', (door) => addTopic(door, { title: 'Shared' }))
  const { page: ann } = await person('Ann', board.links.owner)
  const { page: ben } = await person('Ben', board.links.organizer)
  for (const page of [ann, ben]) await card(page, 'Shared').click()
  const titleOf = (page: Page) => page.getByRole('complementary').getByRole('textbox', { name: 'Title' })
  await titleOf(ann).press('Home')
  await titleOf(ben).press('End')
  await Promise.all([ann.keyboard.type('Ann’s ', { delay: 40 }), ben.keyboard.type(' and Ben’s', { delay: 50 })])
  // Who begins a little later has the first letters of the other in the box by then.
  await expect(titleOf(ann)).toHaveValue(/^Ann’s Shared/)
  await expect(titleOf(ben)).toHaveValue(/Shared and Ben’s$/)
  const titles = await Promise.all([ann, ben].map((page) => titleOf(page).inputValue()))
  for (const page of [ann, ben]) await page.keyboard.press('Tab')
  await expect.poll(async () => titles.includes((await board.json()).topics[0]?.title ?? '')).toBe(true)
})

test('the focus returns from a dialog to what opened it, and a slot carried over midnight is followed', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Return', (door) => {
    const roomId = addRoom(door, { name: 'Hall' })
    addSlot(door, { place: { roomId, start: '2026-10-05T23:50' }, minutes: 60, title: 'Late' })
  })
  const { page } = await person('Ann', board.links.owner)
  for (const name of ['Room', 'Slot', 'People', 'Share']) {
    const button = page.getByRole('button', { name, exact: true })
    await button.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(button).toBeFocused()
  }
  await page.getByRole('button', { name: /^Late.*move or change/ }).focus()
  await page.keyboard.press('Space')
  for (const _ of [1, 2, 3]) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await expect.poll(async () => (await board.json()).slots[0]?.place.start).toBe('2026-10-06T00:05')
  await expect(page.getByRole('button', { name: 'Tue 6 Oct' })).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByRole('button', { name: /^Late.*move or change/ })).toBeFocused()
})
