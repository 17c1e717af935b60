/** What was: activity, earlier moments restored while others work, alternatives; by keys, for observers, on a phone, in the dark. */

import type { Locator, Page } from '@playwright/test'
import type { BoardDoc } from '../../shared/board/doc.ts'
import { addRoom, addSlot, addTopic, placeTopics } from '../../shared/board/verbs.ts'
import { expectNothingSerious, SIZES } from './axe.ts'
import { card, carry, drag, expectCards, expectSaved, middleOf, slot, tabTo } from './cards.ts'
import { expect, test } from './fixture.ts'

const TITLES = ['Alpha', 'Bravo', 'Charlie', 'Delta']

function twoSlots(door: BoardDoc): void {
  const left = addRoom(door, { name: 'Room One' })
  const right = addRoom(door, { name: 'Room Two' })
  const morning = addSlot(door, { place: { roomId: left, start: '2026-10-05T09:00' }, minutes: 120, title: 'Morning' })
  addSlot(door, { place: { roomId: right, start: '2026-10-05T10:00' }, minutes: 120, title: 'Workshop' })
  const [first] = TITLES.map((title) => addTopic(door, { title, minutes: 20 }))
  if (first) placeTopics(door, [first], { slotId: morning, before: null })
}

/** The window of what was, by a key of the page. */
async function openPast(page: Page, view: 'Activity' | 'History' | 'Alternatives'): Promise<Locator> {
  await page.keyboard.press(view === 'Activity' ? 'Shift+K' : 'h')
  const dialog = page.getByRole('dialog', { name: 'What was' })
  await expect(dialog).toBeVisible()
  if (view === 'Alternatives') await dialog.getByRole('radio', { name: view }).click()
  return dialog
}

const close = (dialog: Locator) => dialog.getByRole('button', { name: 'Close' }).click()

async function keep(dialog: Locator, label: string, name: string): Promise<void> {
  await dialog.getByRole('textbox', { name: label }).fill(name)
  await dialog.getByRole('button', { name: 'Keep', exact: true }).click()
  await expect(dialog.getByRole('button', { name: new RegExp(name) })).toBeVisible()
}

test('who did what is said by name, and found by person and topic', async ({ makeBoard, person }) => {
  const board = await makeBoard('Activity', twoSlots)
  const { page: ann } = await person('Ann', board.links.owner)
  const { page: ben } = await person('Ben', board.links.organizer)
  for (const page of [ann, ben]) await expect(card(page, 'Bravo')).toBeVisible()
  await drag(ben, card(ben, 'Bravo'), slot(ben, 'Workshop'))
  await expectSaved(ben)
  await drag(ann, card(ann, 'Charlie'), slot(ann, 'Workshop'))
  await expectSaved(ann)

  const dialog = await openPast(ann, 'Activity')
  const list = dialog.getByRole('region', { name: 'Activity' })
  await expect(list.getByRole('listitem').first()).toContainText('Ann moved “Charlie” to Mon 10:00, Room Two')
  await expect(list.getByText('Ben moved “Bravo” to Mon 10:00, Room Two')).toBeVisible()
  await dialog.getByRole('button', { name: /Who/ }).click()
  await ann.getByRole('option', { name: 'Ben' }).click()
  await expect(list.getByText('moved “Charlie”')).toHaveCount(0)
  await expect(list.getByText('moved “Bravo”')).toBeVisible()

  // What somebody does meanwhile comes in by itself.
  await drag(ben, card(ben, 'Delta'), slot(ben, 'Morning'))
  await expect(list.getByText('moved “Delta”')).toBeVisible()
  await close(dialog)
})

test('an earlier moment is restored while another drags; undone, today is back', async ({ makeBoard, person }) => {
  const board = await makeBoard('History', twoSlots)
  const { page: ann } = await person('Ann', board.links.owner)
  const { page: ben } = await person('Ben', board.links.organizer)
  for (const page of [ann, ben]) await expectCards(slot(page, 'Morning'), ['Alpha'])
  let dialog = await openPast(ann, 'History')
  await keep(dialog, 'Keep this moment as', 'Before lunch')
  await close(dialog)

  await drag(ann, card(ann, 'Alpha'), slot(ann, 'Workshop'))
  await drag(ann, card(ann, 'Bravo'), slot(ann, 'Workshop'))
  await expectCards(slot(ben, 'Workshop'), ['Alpha', 'Bravo'])
  await expectSaved(ann)

  await carry(ben, card(ben, 'Charlie'), await middleOf(slot(ben, 'Workshop')))
  dialog = await openPast(ann, 'History')
  await dialog.getByRole('button', { name: /Before lunch/ }).click()
  const differences = dialog.getByRole('region', { name: 'Differences' })
  await expect(differences.getByText('“Alpha”: Mon 09:00, Room One → Mon 10:00, Room Two')).toBeVisible()
  await expect(differences.getByText('“Bravo”: the tray → Mon 10:20, Room Two')).toBeVisible()
  await dialog.getByRole('button', { name: 'Restore all…' }).click()
  await ann.getByRole('alertdialog').getByRole('button', { name: 'Restore' }).click()
  await expect(dialog.getByText('Before lunch and today are the same.')).toBeVisible()
  await expectCards(slot(ben, 'Morning'), ['Alpha'])
  await expectCards(slot(ben, 'Workshop'), [])

  // Ben still holds his card, and drops it where he meant.
  await ben.mouse.up()
  await expectCards(slot(ann, 'Workshop'), ['Charlie'])
  await expectSaved(ben)
  await expect(differences.getByText('“Charlie”: the tray → Mon 10:00, Room Two')).toBeVisible()

  await ann.getByRole('button', { name: 'Undo', exact: true }).click()
  await close(dialog)
  for (const page of [ann, ben]) {
    await expectCards(slot(page, 'Morning'), [])
    await expect.poll(() => slot(page, 'Workshop').locator('[data-card]').count()).toBe(3)
  }
  dialog = await openPast(ann, 'Activity')
  await expect(dialog.getByText('restored the board of Before lunch')).toBeVisible()
  await close(dialog)
})

test('one topic comes back alone, and a day', async ({ makeBoard, person }) => {
  const board = await makeBoard('One topic', twoSlots)
  const { page: ann } = await person('Ann', board.links.owner)
  await expectCards(slot(ann, 'Morning'), ['Alpha'])
  let dialog = await openPast(ann, 'History')
  await keep(dialog, 'Keep this moment as', 'Monday')
  await close(dialog)
  for (const title of ['Alpha', 'Bravo']) await drag(ann, card(ann, title), slot(ann, 'Workshop'))
  dialog = await openPast(ann, 'History')
  await dialog.getByRole('button', { name: /Monday/ }).click()
  await dialog.getByRole('button', { name: /Restore this topic: “Alpha”/ }).click()
  await expectCards(slot(ann, 'Morning'), ['Alpha'])
  await expectCards(slot(ann, 'Workshop'), ['Bravo'])
  await dialog.getByRole('button', { name: 'Restore a day' }).click()
  await ann.getByRole('menuitem', { name: 'Mon 5 Oct' }).click()
  await expectCards(slot(ann, 'Workshop'), [])
  await close(dialog)
})

test('an alternative is made current while a third works; undo takes it back alone', async ({ makeBoard, person }) => {
  const board = await makeBoard('Alternatives', twoSlots)
  const { page: ann } = await person('Ann', board.links.owner)
  const { page: ben } = await person('Ben', board.links.organizer)
  const { page: cleo } = await person('Cleo', board.links.organizer)
  for (const page of [ann, ben, cleo]) await expectCards(slot(page, 'Morning'), ['Alpha'])
  let dialog = await openPast(ann, 'Alternatives')
  await keep(dialog, 'Keep this arrangement as', 'Plan A')
  await close(dialog)
  await drag(ann, card(ann, 'Alpha'), slot(ann, 'Workshop'))
  await expectSaved(ann)
  dialog = await openPast(ann, 'Alternatives')
  await keep(dialog, 'Keep this arrangement as', 'Plan B')

  // Plan A beside Plan B, in words and side by side.
  await dialog.getByRole('button', { name: /Plan A/ }).click()
  await dialog.getByRole('button', { name: /Compared with/ }).click()
  await ann.getByRole('option', { name: 'Plan B' }).click()
  await expect(dialog.getByText('“Alpha”: Mon 10:00, Room Two → Mon 09:00, Room One')).toBeVisible()
  await dialog.getByRole('radio', { name: 'Side by side' }).click()
  await expect(dialog.getByRole('region', { name: 'Plan A' }).getByText('Alpha')).toBeVisible()
  await expect(dialog.getByRole('region', { name: 'Plan B' }).getByText('Alpha')).toBeVisible()

  // Cleo writes a title in the drawer while it becomes current.
  await card(cleo, 'Delta').click()
  const title = cleo.getByRole('complementary').getByRole('textbox', { name: 'Title' })
  await title.fill('Delta, revised')
  await dialog.getByRole('button', { name: 'Make current…' }).click()
  await ann.getByRole('alertdialog').getByRole('button', { name: 'Make current' }).click()
  for (const page of [ben, cleo]) await expectCards(slot(page, 'Morning'), ['Alpha'])
  await title.press('End')
  await cleo.keyboard.type(' again')
  await expect(card(ben, 'Delta, revised again')).toBeVisible()

  await close(dialog)
  await ann.keyboard.press('ControlOrMeta+z')
  await expectCards(slot(ben, 'Workshop'), ['Alpha'])
  await expect(card(ben, 'Delta, revised again')).toBeVisible()
})

test('all of it by keys, and an observer reads and changes nothing', async ({ makeBoard, person }) => {
  const board = await makeBoard('Keys', twoSlots)
  const links = await (
    await fetch(`${new URL(board.links.owner).origin}/api/boards/${board.id}/links`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${board.key}` },
      body: JSON.stringify({ role: 'observer', label: 'Press' }),
    })
  ).json()
  const { page: ann } = await person('Ann', board.links.owner)
  await expectCards(slot(ann, 'Morning'), ['Alpha'])
  const dialog = await openPast(ann, 'History')
  await tabTo(ann, dialog.getByRole('textbox', { name: 'Keep this moment as' }))
  await ann.keyboard.type('By keys')
  await ann.keyboard.press('Enter')
  await expect(dialog.getByRole('button', { name: /By keys/ })).toBeVisible()
  await dialog.getByRole('button', { name: 'Keep', exact: true }).click()
  await ann.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await drag(ann, card(ann, 'Bravo'), slot(ann, 'Workshop'))
  await openPast(ann, 'History')
  await tabTo(ann, dialog.getByRole('button', { name: /By keys/ }))
  await ann.keyboard.press('Enter')
  await tabTo(ann, dialog.getByRole('button', { name: 'Restore all…' }))
  await ann.keyboard.press('Enter')
  await expect(ann.getByRole('alertdialog')).toBeVisible()
  await ann.keyboard.press('Enter')
  await expectCards(slot(ann, 'Workshop'), [])
  await ann.keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  const { page: press } = await person('Press', (links as { link: string }).link)
  await expectCards(slot(press, 'Morning'), ['Alpha'])
  const seen = await openPast(press, 'History')
  await seen.getByRole('button', { name: /By keys/ }).click()
  await expect(seen.getByText('By keys and today are the same.')).toBeVisible()
  for (const name of [/^Restore (all|a|this) ?/, 'Keep', 'Forget it'])
    await expect(seen.getByRole('button', { name })).toHaveCount(0)
})

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    const often = (size === 'wide') === (colorScheme === 'light') ? '' : ' @long'
    test(`axe finds nothing serious, ${size}, ${colorScheme}${often}`, async ({ makeBoard, person }) => {
      const board = await makeBoard('Axe', twoSlots)
      const { page } = await person('Ann', board.links.owner, { viewport, colorScheme })
      await expect(card(page, 'Alpha').first()).toBeVisible()
      let dialog = await openPast(page, 'Alternatives')
      await keep(dialog, 'Keep this arrangement as', 'Plan A')
      await expectNothingSerious(page, `alternatives, ${size}, ${colorScheme}`)
      await close(dialog)
      dialog = await openPast(page, 'Activity')
      await expect(dialog.getByRole('listitem').first()).toBeVisible()
      await expectNothingSerious(page, `activity, ${size}, ${colorScheme}`)
      await dialog.getByRole('radio', { name: 'History' }).click()
      await dialog.getByRole('navigation', { name: 'Moments' }).getByRole('button').first().click()
      await dialog.getByRole('radio', { name: 'Side by side' }).click()
      await expectNothingSerious(page, `history, ${size}, ${colorScheme}`)
    })
  }
}
