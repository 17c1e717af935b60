/** Hands and eyes for boards in a page: cards by title, slots by title, a drag by mouse, a way by Tab, where a card stands. */

import type { Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'

export const card = (page: Page, title: string): Locator => page.locator('[data-card]', { hasText: title })
export const slot = (page: Page, title: string): Locator => page.locator('[data-slot]', { hasText: title })
export const tray = (page: Page): Locator => page.locator('[data-tray]')
export const cardsIn = (where: Locator): Locator => where.locator('[data-card]')

export async function middleOf(what: Locator): Promise<{ x: number; y: number }> {
  const box = await what.boundingBox()
  if (!box) throw new Error(`not on the page: ${what}`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Takes hold of a card with the mouse and moves it over a place, without letting go. */
export async function carry(page: Page, what: Locator, to: { x: number; y: number }): Promise<void> {
  await what.scrollIntoViewIfNeeded()
  const from = await middleOf(what)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 8, from.y + 8, { steps: 3 })
  await page.mouse.move(to.x, to.y, { steps: 8 })
}

/** Drags a card with the mouse into the lower end of a place. */
export async function drag(page: Page, what: Locator, into: Locator): Promise<void> {
  const box = await into.boundingBox()
  if (!box) throw new Error(`not on the page: ${into}`)
  const to = { x: box.x + box.width / 2, y: box.y + box.height - 14 }
  await carry(page, what, to)
  await page.mouse.up()
}

export const titlesIn = (where: Locator): Promise<string[]> =>
  cardsIn(where).evaluateAll((cards) => cards.map((one) => one.querySelector('[data-title]')?.textContent ?? ''))

/** Waits until a slot shows these cards, in this order. */
export async function expectCards(where: Locator, titles: readonly string[]): Promise<void> {
  await expect.poll(() => titlesIn(where)).toEqual([...titles])
}

export const expectSaved = (page: Page): Promise<void> => expect(page.getByText('Saved', { exact: true })).toBeVisible()

/** Goes on with Tab until it is there. */
export async function tabTo(page: Page, what: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await what.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${what}`)
}

/** To one of those that are one Tab stop together: there by Tab, on by arrows. */
export async function arrowTo(page: Page, what: Locator): Promise<void> {
  const isThere = () => what.evaluate((element) => element === document.activeElement)
  const together = what.locator('xpath=ancestor::*[self::main or @data-tray][1]')
  await tabTo(page, together.locator('[tabindex="0"]:is([data-card], [data-handle], [data-slot], main button)').first())
  for (const key of ['ArrowDown', 'ArrowUp'])
    for (let presses = 0; presses < 40; presses++) {
      if (await isThere()) return
      await page.keyboard.press(key)
    }
  throw new Error(`no arrow leads to ${what}`)
}

export async function typeInto(page: Page, what: Locator, text: string): Promise<void> {
  await tabTo(page, what)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(text)
}

/** The copies of boards that a page's browser keeps, by name; what is said about them lies beside each. */
export const copiesIn = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '')
    return names.filter((name) => !name.endsWith('/talk'))
  })
