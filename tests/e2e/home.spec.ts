/** The front page: what was understood is corrected by keyboard, survives the way back and a reload, and becomes a board once. */

import type { Page } from '@playwright/test'
import { readGolden } from '../support/shared-folder.ts'
import { expectNothingSerious, SIZES } from './axe.ts'
import { expect, test } from './fixture.ts'

const PAGE = readGolden('proposal-page.txt')

async function read(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'The page’s text' }).fill(PAGE)
  await page.getByRole('button', { name: 'Read it' }).click()
  await expect(page.getByRole('heading', { name: 'This is what we understood' })).toBeFocused()
}

test('a draft is typed in, letter by letter, and the page stays where it is', async ({ product, person }) => {
  const { page } = await person('Ann', product.url)
  await read(page)
  for (const name of ['Title', 'Title of topic 2', 'Name of person 1']) {
    const field = page.getByRole('textbox', { name, exact: true }).first()
    await field.fill('')
    const before = await page.evaluate(() => scrollY)
    await field.pressSequentially('Typed letter by letter')
    await expect(field).toHaveValue('Typed letter by letter')
    await expect(field).toBeFocused()
    expect(await page.evaluate(() => scrollY)).toBe(before)
  }
  await page.getByRole('button', { name: 'Add a person' }).click()
  await page.keyboard.type('Zoe')
  await expect(page.getByRole('textbox', { name: /^Name of person/ }).last()).toHaveValue('Zoe')
})

test('corrections survive the way back to the text, and a reload', async ({ product, person }) => {
  const { page } = await person('Ann', product.url)
  await read(page)
  const topic = page.getByRole('textbox', { name: 'Title of topic 1', exact: true }).first()
  const facts = page.getByRole('textbox', { name: 'Title', exact: true })
  await topic.fill('Corrected topic')
  await facts.fill('Corrected title')

  await page.getByRole('button', { name: 'Back to the text' }).click()
  await expect(page.getByRole('textbox', { name: 'The page’s text' })).toHaveValue(PAGE)
  await page.getByRole('button', { name: 'Read it' }).click()
  await expect(topic).toHaveValue('Corrected topic')
  await expect(facts).toHaveValue('Corrected title')

  await page.reload()
  await expect(topic).toHaveValue('Corrected topic')
  await expect(facts).toHaveValue('Corrected title')

  await page.getByRole('button', { name: 'Back to the text' }).click()
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'The page’s text' })).toHaveValue(PAGE)
  await page.getByRole('button', { name: 'Go on with your corrections' }).click()
  await expect(topic).toHaveValue('Corrected topic')
})

test('reading another text leaves corrections behind, and offers the way back to them', async ({ product, person }) => {
  const { page } = await person('Ann', product.url)
  await read(page)
  const topic = page.getByRole('textbox', { name: 'Title of topic 1', exact: true }).first()
  const fresh = await topic.inputValue()
  await topic.fill('Corrected topic')
  await page.getByRole('button', { name: 'Back to the text' }).click()
  await page.getByRole('textbox', { name: 'The page’s text' }).fill(`${PAGE}\nOne more line.`)
  await page.getByRole('button', { name: 'Read it' }).click()
  await expect(topic).toHaveValue(fresh)
  await page.getByRole('button', { name: 'Back to them' }).click()
  await expect(topic).toHaveValue('Corrected topic')
})

test('once the board is made nothing of the page is kept in the browser', async ({ product, person }) => {
  const { page } = await person('Ann', product.url)
  await read(page)
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Made once')
  await page.getByRole('button', { name: 'Create the board' }).click()
  await page.getByRole('button', { name: /open the board/ }).click()
  await expect(page.getByRole('textbox', { name: 'Title of the board' })).toHaveValue('Made once')
  await page.goto(product.url)
  await expect(page.getByRole('textbox', { name: 'The page’s text' })).toHaveValue('')
  await expect(page.getByRole('button', { name: 'Go on with your corrections' })).toHaveCount(0)
})

for (const [size, viewport] of Object.entries(SIZES)) {
  test(`axe finds nothing in the draft and in the links, which stand alone, ${size}`, async ({ product, person }) => {
    const { page } = await person('Ann', product.url, { viewport })
    await read(page)
    await expectNothingSerious(page, 'the draft')
    await page.getByRole('button', { name: 'Create the board' }).click()
    await expect(page.getByRole('dialog', { name: /Keep its links/ })).toBeVisible()
    await expectNothingSerious(page, 'the links')

    const other = await person('Ben', product.url, { viewport })
    await other.page.getByRole('button', { name: 'Start empty' }).click()
    await other.page.getByRole('textbox', { name: 'Title' }).fill('By hand')
    await other.page.getByRole('button', { name: 'Create the board' }).click()
    await expect(other.page.getByRole('dialog', { name: /Keep its links/ })).toBeVisible()
    await expect(other.page.getByRole('dialog', { includeHidden: true })).toHaveCount(1)
    await expectNothingSerious(other.page, 'the links of an empty board')
  })
}
