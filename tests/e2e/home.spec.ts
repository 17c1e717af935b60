/** The front page: what was understood is corrected by keyboard, survives the way back and a reload, and becomes a board once. */

import type { Page } from '@playwright/test'
import { addTopic } from '../../shared/board/verbs.ts'
import { readGolden } from '../support/shared-folder.ts'
import { expectNothingSerious, SIZES } from './axe.ts'
import { card } from './cards.ts'
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

test('a zone is found by typing: Enter and Tab take what is marked, Escape closes the list alone', async ({
  product,
  person,
}) => {
  const { page } = await person('Ann', product.url)
  await page.getByRole('button', { name: 'Start empty' }).click()
  const zone = page.getByRole('combobox', { name: 'Time zone' })
  const dialog = page.getByRole('dialog', { name: 'An empty board' })
  await zone.fill('prague')
  await zone.press('Enter')
  await expect(zone).toHaveValue('Europe/Prague')
  await zone.fill('new york')
  await expect(page.getByRole('option', { name: 'America/New_York' })).toHaveAttribute('data-focused')
  await zone.press('Tab')
  await expect(zone).toHaveValue('America/New_York')

  await zone.fill('eur')
  await expect(page.getByRole('listbox')).toBeVisible()
  await zone.press('Escape')
  await expect(page.getByRole('listbox')).toBeHidden()
  await expect(dialog).toBeVisible()
  await expect(zone).toHaveValue('America/New_York')

  await zone.fill('eur')
  await page.getByText('All of this can be changed later.').click()
  await expect(zone).toHaveValue('eur')
  await expect(dialog.getByText('“eur” does not count yet')).toBeVisible()
  await zone.focus()
  await expect(page.getByRole('listbox')).toBeVisible()
  await zone.press('Escape')
  await expect(page.getByRole('listbox')).toBeHidden()
  await expect(zone).toHaveValue('America/New_York')
  await zone.press('Escape')
  await expect(dialog).toBeHidden()
})

test('what was typed into a box is added by Enter', async ({ makeBoard, person }) => {
  const board = await makeBoard('Boxes', (door) => void addTopic(door, { title: 'Talk' }))
  const { page } = await person('Ann', board.links.owner)
  await card(page, 'Talk').click()
  const drawer = page.getByRole('complementary', { name: 'Topic: Talk' })
  const box = drawer.getByRole('combobox', { name: 'Add a speaker' })
  await box.fill('Zoe New (Labs)')
  await box.press('Enter')
  await expect(drawer.getByRole('button', { name: 'Take away Zoe New' })).toBeVisible()
  await expect(box).toHaveValue('')

  await box.fill('Yan')
  await expect(page.getByRole('option', { name: 'Add “Yan”' })).toBeVisible()
  await box.press('Escape')
  await expect(page.getByRole('option')).toHaveCount(0)
  await expect(drawer).toBeVisible()
  await expect(box).toHaveValue('')
  await box.fill('Yan')
  await page.getByText('Key attendees', { exact: true }).click()
  await expect(box).toHaveValue('Yan')
  await expect(drawer.getByText('“Yan” does not count yet')).toBeVisible()
  await box.focus()
  await box.press('Enter')
  await expect(drawer.getByRole('button', { name: 'Take away Yan' })).toBeVisible()
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

test('files of any known form become a draft, several pages at once; a long one is named, not shown', async ({
  product,
  person,
}) => {
  const { page } = await person('Ann', product.url)
  const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  const rows = Array.from({ length: 130 }, (_, at) => {
    const clock = `${String(9 + (at % 8)).padStart(2, '0')}:00`
    return `Topic ${at},Speaker ${at},50,2026-10-05,${clock},Room ${Math.floor(at / 8)},${'word '.repeat(400)}`
  })
  const sheet = `Title,Speaker,Minutes,Day,Time,Room,Abstract\n${rows.join('\n')}\n`
  await page.locator('input[type=file]').setInputFiles([file('sheet.csv', sheet)])
  await expect(page.getByText('This is a table: 130 topics, 17 rooms, 130 slots, 130 people.')).toBeVisible()
  const places = page.getByRole('region', { name: 'Rooms and slots' })
  await expect(places).toContainText('130 of 130 topics are in a slot')
  await expect(places).toContainText('Mon 5 Oct130 slots, 09:00–16:50')
  await expect(page.getByRole('textbox', { name: /^Title of topic/ })).toHaveCount(61)
  const title = page.getByRole('textbox', { name: 'Title of topic 2', exact: true })
  await title.fill('Corrected topic')
  await page.getByRole('button', { name: 'Show 69 more of 69 topics' }).click()
  await expect(page.getByRole('textbox', { name: /^Title of topic/ })).toHaveCount(130)
  await expectNothingSerious(page, 'a long draft')

  await page.getByRole('button', { name: 'Back to the text' }).click()
  await expect(page.getByText('sheet.csv')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'The page’s text' })).toHaveCount(0)
  expect(await page.evaluate(() => Object.values({ ...sessionStorage, ...localStorage }).join('').length)).toBeLessThan(
    5_000,
  )
  await page.getByRole('button', { name: 'Read it' }).click()
  await expect(title).toHaveValue('Corrected topic')
})

test('a sheet that says too little leads to where its columns can be settled', async ({ product, person }) => {
  const { page } = await person('Ann', product.url)
  await page.getByRole('textbox', { name: 'The page’s text' }).fill('Was,Wieso\nFolios,Darum\nZonen,Darum\n')
  await page.getByRole('button', { name: 'Read it' }).click()
  await expect(page.getByText('Or start with an empty board and bring it in there')).toBeVisible()
})
