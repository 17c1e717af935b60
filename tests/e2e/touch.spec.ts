/** A phone and a finger: a microconference's session from its page to its slots, with taps and carried cards alone. */

import type { Locator, Page } from '@playwright/test'
import { applyDraft } from '../../shared/imports/apply.ts'
import { importText } from '../../shared/imports/detect.ts'
import { readGolden } from '../support/shared-folder.ts'
import { expectNothingSerious } from './axe.ts'
import { card, cardsIn, expectCards, expectSaved, middleOf, slot, titlesIn, tray } from './cards.ts'
import { expect, test } from './fixture.ts'

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/** A finger rests on it, moves there, and lifts. */
async function carry(page: Page, what: Locator, to: Locator): Promise<void> {
  for (const one of [to, what]) await one.evaluate((element) => element.scrollIntoView({ block: 'center' }))
  const [from, end] = [await middleOf(what), await middleOf(to)]
  const touch = await page.context().newCDPSession(page)
  const at = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints })
  await at('touchStart', [from])
  await expect(page.locator('[data-held]').first()).toBeVisible()
  for (let step = 1; step <= 8; step++)
    await at('touchMove', [{ x: from.x + ((end.x - from.x) * step) / 8, y: from.y + ((end.y - from.y) * step) / 8 }])
  await at('touchEnd', [])
}

/** Types with the keys that a phone shows in a field. */
async function write(field: Locator, text: string): Promise<void> {
  await field.tap()
  await field.fill(text)
}

test('a microconference’s session is built from its page by finger alone', async ({ makeBoard, person }) => {
  const board = await makeBoard('By finger', (door) => {
    applyDraft(door, importText(readGolden('proposal-page.txt'), 'auto'))
  })
  const { page } = await person('Davi', board.links.owner, PHONE)
  await expect(cardsIn(tray(page)).first()).toBeVisible()
  const titles = await titlesIn(tray(page))
  const [one = '', two = '', three = ''] = titles
  const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).tap()

  await press('Add the first room')
  await write(page.getByRole('textbox', { name: 'Name' }), 'Aurora')
  await press('Add room')
  await expect(page.getByRole('heading', { name: 'Aurora' })).toBeVisible()

  // What a keyboard has keys for is found by its name.
  await press('Find or do anything')
  await write(page.getByRole('combobox', { name: /^Find anything/ }), 'make slots')
  await page.getByRole('option', { name: /^Make slots/ }).tap()
  const pattern = page.getByRole('dialog', { name: 'Make slots' })
  const fields = { From: '14:30', To: '18:00', 'Break 1 from': '16:00', 'Break 1: length': '30' }
  for (const [name, value] of Object.entries(fields))
    await write(pattern.getByRole('textbox', { name, exact: true }), value)
  await write(pattern.getByRole('textbox', { name: 'Break 1: title' }), 'Coffee')
  await expect(pattern.getByText('2 slots of 90 min, 1 break.')).toBeVisible()
  await pattern.getByRole('button', { name: /^Make/ }).tap()
  const [before, after] = [slot(page, '14:30–16:00'), slot(page, '16:30–18:00')]
  await expect(page.locator('[data-slot]')).toHaveCount(3)

  // One carried, of several cards the one that the finger rests on.
  await carry(page, card(page, one), before)
  await expectCards(before, [one])
  await page.getByRole('button', { name: 'Dismiss' }).tap()

  // Two chosen by taps, and placed by the dialog.
  await press('Choose several topics')
  await expect(page.getByText('Tap the cards to choose')).toBeVisible()
  await card(page, two).tap()
  await card(page, three).tap()
  await expect(page.getByText(/^2 topics chosen/)).toBeVisible()
  await expectNothingSerious(page, 'cards chosen by finger')
  await press('Place…')
  const place = page.getByRole('dialog', { name: /^Place/ })
  await place.getByRole('button', { name: /Slot$/ }).tap()
  await page.getByRole('option', { name: /^16:30/ }).tap()
  await place.getByRole('button', { name: 'Place', exact: true }).tap()
  await expectCards(after, [two, three])

  // All that are left go along with one of them under the finger.
  for (const title of await titlesIn(tray(page))) await card(page, title).tap()
  await expect(page.getByText(new RegExp(`^${titles.length - 1} topics chosen`))).toBeVisible()
  await card(page, two).tap()
  await card(page, three).tap()
  await carry(page, cardsIn(tray(page)).first(), before)
  await expect(cardsIn(tray(page))).toHaveCount(0)
  await expect(cardsIn(before)).toHaveCount(titles.length - 2)
  await page.getByRole('button', { name: /^Undo: moved/ }).tap()
  await expect(cardsIn(before), 'all of them came in one step').toHaveCount(1)
  await press('Clear the selection')

  // A tap opens again; its length is a number to be typed.
  await card(page, two).tap()
  const drawer = page.getByRole('complementary', { name: `Topic: ${two}` })
  await write(drawer.getByRole('textbox', { name: 'Minutes' }), '45')
  await drawer.getByRole('button', { name: 'Close' }).tap()
  await expect.poll(async () => (await board.json()).topics.find(({ title }) => title === two)?.minutes).toBe(45)
  await expectSaved(page)
})
