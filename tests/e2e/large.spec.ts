/** A board of 900 topics in 30 rooms, and one of 60: what is drawn when somebody else moves a card, and every view of it. */

import '../../client/board/drawn.ts'
import type { Page } from '@playwright/test'
import type { BoardDoc } from '../../shared/board/doc.ts'
import { placeTopics } from '../../shared/board/verbs.ts'
import { parseId } from '../../shared/ids.ts'
import { must } from '../../shared/must.ts'
import { dice } from '../support/dice.ts'
import { openEditor } from '../support/editor.ts'
import { fillLargeBoard, type LargeBoard } from '../support/large-board.ts'
import { drag } from './cards.ts'
import { expect, type MadeBoard, test } from './fixture.ts'

const DAYS = ['2026-10-05', '2026-10-06']
/** Of one room: six slots a day, one after the other. */
const SLOTS_A_DAY = 6

/** What each view shows, card by card: the slot that it is drawn in. */
const placements = (page: Page): Promise<Record<string, string>> =>
  page
    .locator('[data-slot] [data-card]')
    .evaluateAll((cards) =>
      Object.fromEntries(
        cards.map((card) => [
          card.getAttribute('data-card') ?? '',
          card.closest('[data-slot]')?.getAttribute('data-slot') ?? '',
        ]),
      ),
    )

async function stored(board: MadeBoard): Promise<Record<string, string>> {
  const { topics } = await board.json()
  return Object.fromEntries(topics.flatMap(({ id, placement }) => (placement ? [[id, placement.slotId]] : [])))
}

const sizes = [
  { topics: 60, rooms: 3 },
  { topics: 900, rooms: 30 },
]

for (const { topics, rooms } of sizes) {
  test(`of ${topics} topics, a remote move draws its two slots and the moved card, and nothing else`, async ({
    makeBoard,
    person,
  }) => {
    test.slow()
    let large: LargeBoard | undefined
    const board = await makeBoard(`${topics} topics`, (door: BoardDoc) => {
      large = fillLargeBoard(door, topics, rooms, DAYS)
    })
    const { slots } = must(large, 'the board')
    const { page } = await person('Ann', board.links.owner)
    await expect(page.locator('[data-column]')).toHaveCount(rooms)
    // From the first slot to the end of the last of that day, in the same room: where nobody else is told another time.
    const [from, to] = [must(slots[0], 'a slot'), must(slots[SLOTS_A_DAY - 1], 'another')]
    const last = page.locator(`[data-slot="${from}"] [data-card]`).last()
    const moved = must(parseId('topic', await last.getAttribute('data-card')), 'its card')
    const editor = await openEditor(
      { ...board, url: new URL(board.links.owner).origin, secret: board.key },
      dice(7).bytes,
    )
    await page.evaluate(() => {
      globalThis.plumblineDrawn = new Map()
    })
    placeTopics(editor.door, [moved], { slotId: to, before: null })
    await page.locator(`[data-slot="${to}"] [data-card="${moved}"]`).waitFor()
    const counted = await page.evaluate(() => [...(globalThis.plumblineDrawn ?? [])])
    expect(counted.map(([id]) => id).sort()).toEqual([from, to, moved].sort())
    editor.close()
  })

  test(`of ${topics} topics, every view shows the same placements, and the address brings it back`, async ({
    makeBoard,
    person,
  }) => {
    test.slow()
    const board = await makeBoard(`${topics} topics`, (door) => {
      fillLargeBoard(door, topics, rooms, DAYS)
    })
    const { page } = await person('Ann', board.links.owner)
    const all = await stored(board)
    expect(Object.keys(all)).toHaveLength(topics)
    const show = (name: string) => page.getByRole('radio', { name, exact: true }).click()

    await show('List')
    await expect.poll(() => placements(page)).toEqual(all)
    await expect(page).toHaveURL(/\?show=list$/)
    await page.reload()
    await expect.poll(() => placements(page)).toEqual(all)

    await show('Day')
    await expect(page.locator('[data-column]')).toHaveCount(rooms)
    const monday = await placements(page)
    await page.getByRole('button', { name: 'Tue 6 Oct' }).click()
    await expect.poll(async () => ({ ...monday, ...(await placements(page)) })).toEqual(all)

    await show('Room')
    await page.getByRole('button', { name: /Room$/ }).filter({ hasText: 'Room 0' }).click()
    await page.getByRole('option', { name: 'Room 1', exact: true }).click()
    const { rooms: stands, slots } = await board.json()
    const room = stands.find(({ name }) => name === 'Room 1')?.id
    const own = new Set(slots.flatMap(({ id, place }) => (place.roomId === room ? [id] : [])) as string[])
    const ofRoom = Object.fromEntries(Object.entries(all).filter(([, slot]) => own.has(slot)))
    await expect.poll(() => placements(page)).toEqual(ofRoom)
    await page.reload()
    await expect.poll(() => placements(page), 'the address has the room').toEqual(ofRoom)
  })
}

test('a room that is hidden is out of the grid, its slots too, until all are shown again', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Hidden', (door) => {
    fillLargeBoard(door, 12, 3, DAYS)
  })
  const { page } = await person('Ann', board.links.owner)
  const heads = page.getByRole('heading', { level: 3 })
  await expect(heads).toHaveText(['Room 0', 'Room 1', 'Room 2'])
  await page.getByRole('button', { name: 'Room Room 1: actions' }).click()
  await page.getByRole('menuitem', { name: 'Hide room' }).click()
  await expect(heads).toHaveText(['Room 0', 'Room 2'])
  await page.getByRole('button', { name: 'View', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Room 0' }).press('Space')
  await page.keyboard.press('Escape')
  await expect(heads).toHaveText(['Room 2'])
  await page.reload()
  await expect(heads).toHaveText(['Room 2'])
  await page.getByRole('button', { name: '2 rooms hidden: show all' }).click()
  await expect(heads).toHaveText(['Room 0', 'Room 1', 'Room 2'])
})

test('slots are moved and resized in the step that was chosen, at every zoom', async ({ makeBoard, person }) => {
  const board = await makeBoard('Steps', (door) => {
    fillLargeBoard(door, 2, 1, DAYS.slice(0, 1))
  })
  const { page } = await person('Ann', board.links.owner)
  const first = async () => (await board.json()).slots.find(({ place }) => place.start < '2026-10-05T10:00')
  await page.getByRole('button', { name: 'View', exact: true }).click()
  await page.getByRole('radio', { name: '30', exact: true }).click()
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await expect(page.getByText('140 %')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\?step=30&zoom=1.4$/)
  const handle = page.getByRole('button', { name: 'Session, 09:00–10:15: move or change' })
  const tall = async () => (await handle.boundingBox())?.height ?? 0
  const before = await tall()
  await handle.hover()
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, 100)
  await page.keyboard.up('Control')
  await expect.poll(async () => (await tall()) < before, 'the wheel zooms out').toBe(true)
  await page.getByRole('slider', { name: /at 09:00/ }).press('ArrowDown')
  await expect.poll(async () => (await first())?.minutes).toBe(120)
  await page.getByRole('button', { name: /Session, 09:00.*move or change/ }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Space')
  await expect.poll(async () => (await first())?.place.start).toBe('2026-10-05T08:30')
})

test('a card is carried in the list, by mouse and by keys', async ({ makeBoard, person }) => {
  let large: LargeBoard | undefined
  const board = await makeBoard('List', (door) => {
    large = fillLargeBoard(door, 3, 1, DAYS)
  })
  const [, second, third] = must(large, 'the board').slots
  const { page } = await person('Ann', board.links.owner)
  await page.getByRole('radio', { name: 'List' }).click()
  const row = (id: string | undefined) => page.locator(`[data-slot="${id}"]`)
  const moved = page.locator('[data-slot] [data-card]').first()
  const id = must(await moved.getAttribute('data-card'), 'its id')
  await drag(page, moved, row(second))
  await expect(row(second).locator(`[data-card="${id}"]`)).toBeVisible()
  await row(second).locator(`[data-card="${id}"]`).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await expect(row(third).locator(`[data-card="${id}"]`)).toBeFocused()
})
