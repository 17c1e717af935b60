/** Clashes: foreseen while a card is held, gone through and mended in the panel, and lived with for a reason. */

import type { Locator, Page } from '@playwright/test'
import type { BoardDoc } from '../../shared/board/doc.ts'
import * as verbs from '../../shared/board/verbs.ts'
import { must } from '../../shared/must.ts'
import { expectNothingSerious } from './axe.ts'
import { card, cardsIn, carry, middleOf, slot } from './cards.ts'
import { expect, test } from './fixture.ts'

/** Ada speaks in two rooms at once; in a third slot she could speak later; a slot is too full; a card waits on the tray. */
function clashing(door: BoardDoc): void {
  const [left, right] = ['Left', 'Right'].map((name) => must(verbs.addRoom(door, { name }), 'a room'))
  const slotAt = (roomId: typeof left, clock: string, minutes: number, title: string) =>
    verbs.addSlot(door, { place: { roomId: must(roomId, 'a room'), start: `2026-10-05T${clock}` }, minutes, title })
  const [morning, workshop] = [slotAt(left, '09:00', 60, 'Morning'), slotAt(right, '09:00', 60, 'Workshop')]
  slotAt(right, '11:00', 60, 'Late')
  const full = slotAt(left, '13:00', 30, 'Full')
  verbs.addSlot(door, {
    place: { roomId: must(right, 'a room'), start: '2026-10-05T13:00' },
    minutes: 60,
    kind: 'break',
  })
  const ada = verbs.addPerson(door, { name: 'Ada' })
  const topicIn = (slotId: typeof morning | null, title: string, minutes: number, speaks: boolean) => {
    const topic = verbs.addTopic(door, { title, minutes })
    if (speaks) verbs.setSpeaker(door, topic, ada, true)
    if (slotId) verbs.placeTopics(door, [topic], { slotId, before: null })
  }
  topicIn(morning, 'Locks', 60, true)
  topicIn(workshop, 'Folios', 50, true)
  topicIn(full, 'Scheduler', 45, false)
  topicIn(null, 'Waiting', 30, true)
}

const panel = (page: Page) => page.getByRole('region', { name: 'Clashes' })
const twice = (page: Page) => panel(page).getByRole('button', { name: /Ada speaks in .* at once/ })
const openPanel = (page: Page) => panel(page).getByRole('button', { name: /clash/i }).first().click()
const notice = (page: Page) => page.getByRole('region', { name: 'Notices' })

const ghost = (page: Page, words: string) => page.getByText(words, { exact: true })

test('while a card is held, slots say what dropping there would cause, and the hours against it are shaded', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Foreseeing', clashing)
  const { page } = await person('Ann', board.links.owner)
  const [late, workshop, full] = ['Late', 'Workshop', 'Full'].map((title) => slot(page, title)) as Locator[]
  await expect(page.locator('[data-shade]')).toHaveCount(0)
  await carry(page, card(page, 'Waiting'), await middleOf(must(late, 'a slot')))
  await expect(must(workshop, 'a slot')).toContainText('20 min over')
  await expect(must(full, 'a slot')).toContainText('45 min over')
  await expect(must(full, 'a slot')).toHaveAttribute('data-wrong')
  await expect(must(late, 'a slot')).not.toHaveAttribute('data-wrong')
  await expect(page.locator('[data-shade]').first()).toContainText(/Ada speaks in (Left|Right)/)
  await expect(ghost(page, 'Mon 5 Oct, 11:00 in Right')).toBeVisible()
  await expectNothingSerious(page, 'a held card')

  const over = await middleOf(must(full, 'a slot'))
  await page.mouse.move(over.x, over.y, { steps: 4 })
  await expect(page.locator('[data-landing][data-severity="error"]')).toContainText('13:45, 45 min over')
  await expect(must(full, 'a slot'), 'it is where the hand is').not.toHaveAttribute('data-wrong')
  const pause = await middleOf(page.locator('[data-kind="break"]'))
  await page.mouse.move(pause.x, pause.y, { steps: 4 })
  await expect(ghost(page, 'A break takes no topics')).toBeVisible()
  await page.mouse.move(pause.x, pause.y - 60, { steps: 4 })
  await expect(ghost(page, 'Not here: drop it in a slot or on the tray')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect(page.locator('[data-shade], [data-wrong]')).toHaveCount(0)
  await expect(must(full, 'a slot')).not.toContainText('min over')

  await card(page, 'Waiting').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowRight')
  await expect(
    page.getByRole('status').filter({ hasText: /^Over Mon 5 Oct, 09:00 in Left, .*30 min over/ }),
  ).toHaveCount(1)
  await page.keyboard.press('Escape')
})

test('a slot that is held says what moving it there would cause', async ({ makeBoard, person }) => {
  const board = await makeBoard('Moving', clashing)
  const { page } = await person('Ann', board.links.owner)
  await page.getByRole('button', { name: /^Late.*move or change/ }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Shift+ArrowUp')
  await page.keyboard.press('Shift+ArrowUp')
  const said = page.getByRole('status').filter({ hasText: /^Over Mon 5 Oct/ })
  await expect(said).toHaveText(/^Over Mon 5 Oct, 09:00 in Right, .+/)
  await page.keyboard.press('Shift+ArrowDown')
  await expect(said).toHaveText('Over Mon 5 Oct, 10:00 in Right.')
  await page.keyboard.press('Escape')
})

test('the panel goes through clashes by severity, person or track, and a remedy mends one as one step', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Mending', clashing)
  const { page } = await person('Ann', board.links.owner)
  await openPanel(page)
  await expect(panel(page).getByRole('region', { name: 'Errors' }).getByRole('listitem')).toHaveCount(2)
  await panel(page).getByRole('radio', { name: 'Person' }).click()
  await expect(panel(page).getByRole('region', { name: 'Ada' }).getByRole('listitem')).toHaveCount(1)
  await expect(panel(page).getByRole('region', { name: 'About nobody' })).toContainText('15 min more')
  await panel(page).getByRole('radio', { name: 'Track' }).click()
  await expect(panel(page).getByRole('region', { name: 'No track' }).getByRole('listitem')).toHaveCount(2)

  await expect(panel(page).getByRole('button', { name: /^Move/ })).toHaveCount(0)
  await twice(page).click()
  await expectNothingSerious(page, 'a clash with its remedy')
  await panel(page).getByRole('button', { name: /^Move/ }).click()
  await expect(twice(page)).toHaveCount(0)
  await expect(cardsIn(slot(page, 'Late'))).toHaveCount(1)
  await expect(page.getByRole('button', { name: '1 clash' })).toBeFocused()
  await notice(page).getByRole('button', { name: 'Undo' }).click()
  await expect(twice(page)).toBeVisible()
  await expect(cardsIn(slot(page, 'Late'))).toHaveCount(0)
})

test('a clash is accepted with a reason for all, counts no more, and is back when its facts are others', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Accepting', clashing)
  const { page: ann } = await person('Ann', board.links.owner)
  const { page: ben } = await person('Ben', board.links.organizer)
  const { page: eve } = await person('Eve', board.links.observer)
  for (const page of [ann, ben, eve]) await openPanel(page)
  await twice(eve).click()
  await expect(panel(eve).getByRole('button', { name: 'Accept…' })).toHaveCount(0)
  await expect(card(ben, 'Locks').getByRole('img', { name: 'has a clash (error)' })).toBeVisible()

  await twice(ann).click()
  await panel(ann).getByRole('button', { name: 'Accept…' }).click()
  const reason = panel(ann).getByRole('textbox', { name: 'Why it may stay' })
  await expect(reason).toBeFocused()
  await expect(panel(ann).getByRole('button', { name: 'Accept', exact: true })).toBeDisabled()
  await expectNothingSerious(ann, 'the reason for accepting')
  await reason.fill('Ada shuttles between the two')
  await reason.press('Enter')

  for (const page of [ann, ben]) {
    await expect(twice(page)).toHaveCount(0)
    await expect(page.getByRole('button', { name: '1 clash' })).toBeVisible()
    await expect(card(page, 'Locks').getByRole('img', { name: /has a clash/ })).toHaveCount(0)
  }
  const accepted = panel(ben).getByRole('group')
  await expect(accepted.getByText('Ada shuttles')).toBeHidden()
  await accepted.getByText('Accepted').click()
  await expect(accepted).toContainText('“Ada shuttles between the two” Ann')
  await expectNothingSerious(ben, 'what is accepted')
  await panel(eve).getByRole('group').getByText('Accepted').click()
  await expect(panel(eve).getByText('Ada shuttles')).toBeVisible()
  await expect(panel(eve).getByRole('button', { name: 'Take back' })).toHaveCount(0)

  await accepted.getByRole('button', { name: 'Take back' }).click()
  await expect(twice(ann)).toBeVisible()
  await notice(ben).getByRole('button', { name: 'Undo' }).click()
  await expect(twice(ann)).toHaveCount(0)

  await card(ben, 'Folios').focus()
  await ben.keyboard.press('-')
  await expect(twice(ann), 'they meet for other minutes').toBeVisible()
  await expect(card(ann, 'Locks').getByRole('img', { name: 'has a clash (error)' })).toBeVisible()
})
