/** Texts that several people write at once: letters of all, each other's carets, one's own undo, keys that lead out, readers. */

import type { Locator, Page } from '@playwright/test'
import { addRoom, addSlot, addTopic } from '../../shared/board/verbs.ts'
import { expectNothingSerious, SIZES } from './axe.ts'
import { card, expectSaved, tabTo } from './cards.ts'
import { expect, test } from './fixture.ts'

const abstractOf = (page: Page): Locator => page.getByRole('textbox', { name: 'Abstract' })

async function open(page: Page, title = 'Shared'): Promise<Locator> {
  await card(page, title).click()
  await expect(abstractOf(page)).toBeVisible()
  return abstractOf(page)
}

test('two write in one abstract at both ends and in the middle, and every letter stays', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Texts', (door) =>
    addTopic(door, { title: 'Shared', abstract: 'one\ntwo three\nfour' }),
  )
  const { page: ann } = await person('Ann', board.links.owner)
  const { page: ben } = await person('Ben', board.links.organizer)
  const [anns, bens] = [await open(ann), await open(ben)]
  await anns.press('Control+Home')
  await bens.press('Control+End')
  await Promise.all([
    ann.keyboard.type('at the beginning ', { delay: 15 }),
    ben.keyboard.type(' at the end', { delay: 20 }),
  ])
  // Both between “two” and “three”: letters of each stay in their order.
  for (const text of [anns, bens]) {
    await text.press('Control+Home')
    await text.press('ArrowDown')
    await text.press('Home')
    for (let step = 0; step < 'two '.length; step++) await text.press('ArrowRight')
  }
  await Promise.all([ann.keyboard.type('AAAA', { delay: 15 }), ben.keyboard.type('BBBB', { delay: 20 })])
  const lines = (text: Locator) => text.locator('.cm-line').allTextContents()
  await expect.poll(async () => (await lines(bens)).join('\n')).toEqual((await lines(anns)).join('\n'))
  const [first, second, third] = await lines(anns)
  expect([first, third]).toEqual(['at the beginning one', 'four at the end'])
  expect(second).toMatch(/^two [AB]{8}three$/)
  expect(second?.replaceAll('B', '')).toBe('two AAAAthree')
  await expectSaved(ann)
  expect((await board.json()).topics[0]?.abstract).toBe((await lines(bens)).join('\n'))
})

test('each sees where the other writes; undo takes back only one’s own; Tab and Escape lead out', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Carets', (door) => addTopic(door, { title: 'Shared', abstract: 'middle' }))
  const { page: ann } = await person('Ann', board.links.owner)
  const { page: ben } = await person('Ben', board.links.organizer)
  const [anns, bens] = [await open(ann), await open(ben)]
  await anns.press('Control+End')
  await ann.keyboard.insertText(' by **Ann**')
  await expect(bens.locator('[data-name="Ann"][data-typing]')).toBeVisible()
  await expect(ben.getByText('Ann is writing here.')).toBeVisible()
  await bens.press('Control+Home')
  await ben.keyboard.type('Ben’s ')
  await expect(anns.locator('[data-name="Ben"]')).toBeVisible()
  await expect(anns).toHaveText('Ben’s middle by **Ann**')
  await expectNothingSerious(ann, 'a text that two write')

  await ann.keyboard.press('Control+z')
  await expect(bens, 'what Ann typed is one step, and hers alone').toHaveText('Ben’s middle')
  await ann.keyboard.press('Control+Shift+z')
  await expect(bens).toHaveText('Ben’s middle by **Ann**')

  await ann.getByRole('radio', { name: 'Preview' }).first().click()
  await expect(ann.getByRole('region', { name: 'Abstract' }).locator('strong')).toHaveText('Ann')
  await expect(bens.locator('[data-name="Ann"]'), 'who reads has no caret').toHaveCount(0)

  await tabTo(ben, ben.getByRole('textbox', { name: 'Notes' }))
  await ben.keyboard.type('Private.')
  await ben.keyboard.press('Tab')
  await expect(ben.getByRole('textbox', { name: 'Notes' })).not.toBeFocused()
  await ben.keyboard.press('Escape')
  await expect(card(ben, 'Shared')).toBeFocused()
})

test('who may only read sees the text as it will be shown, and it grows under their eyes', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Readers', (door) => {
    addTopic(door, { title: 'Shared', abstract: 'Some **bold** words' })
    const roomId = addRoom(door, { name: 'Aurora' })
    addSlot(door, { place: { roomId, start: '2026-10-05T09:00' }, minutes: 90, title: 'Morning' })
  })
  const { page: ann } = await person('Ann', board.links.owner)
  const { page: gil } = await person('Gil', board.links.observer, { viewport: SIZES.phone, colorScheme: 'dark' })
  await card(gil, 'Shared').click()
  const read = gil.getByRole('region', { name: 'Abstract' })
  await expect(read.locator('strong')).toHaveText('bold')
  await expect(abstractOf(gil)).toHaveCount(0)
  await (await open(ann)).press('Control+End')
  await ann.keyboard.type(', and *more*')
  await expect(read.locator('em')).toHaveText('more')
  await expect(gil.getByText('Ann is writing here.')).toBeVisible()
  await expectNothingSerious(gil, 'a text for reading, on a phone, in the dark')
})
