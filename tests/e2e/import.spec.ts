/** Bringing anything in: pasted, dropped or chosen, its columns settled, looked at against the board, corrected, undone, brought in again. */

import type { Locator, Page } from '@playwright/test'
import { addTopic } from '../../shared/board/verbs.ts'
import { expectNothingSerious, SIZES } from './axe.ts'
import { card, tray } from './cards.ts'
import { expect, test } from './fixture.ts'

const SHEET = `Id,Title,Speaker,Min,Day,Time,Room,Colour
1,Folios everywhere,Ada Lovelace,20,2026-10-05,14:30,Aurora,red
2,"Zones, again",Grace Hopper,30,2026-10-05,14:50,Aurora,
3,Later,Linus Example,long,,,,blue
`

const dialogOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Bring in what you have' })

async function paste(page: Page, text: string): Promise<void> {
  const field = dialogOf(page).getByRole('textbox', { name: 'Text to bring in' })
  await field.focus()
  await field.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

/** As if somebody let go of a file over the page. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  await page.evaluate(
    ([fileName, content]) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([content ?? ''], fileName ?? '', { type: 'text/csv' }))
      for (const type of ['dragover', 'drop'])
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
    },
    [name, text] as const,
  )
}

const importButton = (page: Page): Locator => dialogOf(page).getByRole('button', { name: 'Import', exact: true })

test('a pasted sheet is mapped, corrected, imported in one step, undone, and brought in again with differences', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Bring in', (door) => addTopic(door, { title: 'Stands here' }))
  const { page } = await person('Ann', board.links.owner)
  const dialog = dialogOf(page)
  await expect(card(page, 'Stands here')).toBeVisible()
  await page.keyboard.press('Shift+I')
  await paste(page, SHEET)
  await expect(
    dialog.getByRole('heading', { name: 'This is a table: 3 topics, 1 room, 1 slot, 3 people.' }),
  ).toBeFocused()
  await expect(dialog.getByText('Row 4: this is no duration')).toBeVisible()
  await expect(dialog.getByText('long', { exact: true }).last()).toBeVisible()
  await expect(dialog.getByRole('status')).toHaveText('8 new')

  // A column that was not understood is settled: the preview follows at once.
  const colour = dialog.getByRole('combobox', { name: /^Colour/ })
  await colour.selectOption('Track')
  await expect(dialog.getByRole('heading', { name: /2 tracks/ })).toBeVisible()
  await expect(dialog.getByRole('region', { name: 'New tracks' })).toContainText('blue')

  // A misread line is corrected, another left out.
  await dialog.getByRole('button', { name: 'Correct Later' }).click()
  await dialog.getByRole('textbox', { name: 'Title', exact: true }).fill('Later, corrected')
  await dialog.getByRole('textbox', { name: 'Minutes' }).fill('45')
  await page.keyboard.press('Enter')
  await dialog.getByRole('checkbox', { name: 'Zones, again' }).uncheck()
  await expectNothingSerious(page, 'the preview')

  // Closed by mistake: it is there again.
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await page.keyboard.press('Shift+I')
  await expect(dialog.getByRole('checkbox', { name: 'Later, corrected' })).toBeVisible()
  await dialog.getByRole('checkbox', { name: 'Zones, again' }).uncheck()
  await importButton(page).click()
  await expect(dialog).toBeHidden()
  await expect(card(page, 'Folios everywhere')).toBeVisible()
  await expect(card(page, 'Later, corrected')).toContainText('45 min')
  await expect(tray(page)).not.toContainText('Zones, again')

  // One step: undone as a whole, and done again.
  await expect(page.getByText('Imported a table.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(card(page, 'Folios everywhere')).toHaveCount(0)
  await expect(card(page, 'Stands here')).toBeVisible()
  await page.keyboard.press('Control+Shift+Z')
  await expect(card(page, 'Folios everywhere')).toBeVisible()

  // Both sides go on: a title is edited here, lengths and titles at the source, a row is gone there.
  await card(page, 'Folios everywhere').click()
  const drawer = page.getByRole('complementary', { name: /^Topic/ })
  await drawer.getByRole('textbox', { name: 'Title' }).fill('Folios, edited here')
  await drawer.getByRole('button', { name: 'Close' }).click()
  await page.keyboard.press('Shift+I')
  await paste(
    page,
    SHEET.replace('Folios everywhere', 'Folios at the source')
      .replace(',20,', ',25,')
      .replace(/^3,.*\n/m, ''),
  )
  // What its columns are was settled before.
  await expect(colour).toHaveValue('track')
  const followed = dialog.getByRole('region', { name: 'Changed at the source' })
  const edited = dialog.getByRole('region', { name: 'Edited on the board too' })
  await expect(followed.getByRole('checkbox', { name: /^minutes of Folios, edited here.* 20.*25/ })).toBeChecked()
  const title = edited.getByRole('checkbox', { name: /^title of .*Folios, edited here.*Folios at the source/ })
  await expect(title).not.toBeChecked()
  const gone = dialog.getByRole('region', { name: 'Gone at the source' })
  await expect(gone.getByRole('checkbox', { name: /Later, corrected/ })).not.toBeChecked()
  await gone.getByRole('checkbox', { name: /: Later, corrected/ }).check()
  await expect(dialog.getByRole('region', { name: 'New topics' })).toContainText('Zones, again')
  await expectNothingSerious(page, 'the differences')
  await importButton(page).click()
  await expect(card(page, 'Folios, edited here')).toContainText('25 min')
  await expect(card(page, 'Zones, again')).toBeVisible()
  await expect(card(page, 'Later, corrected')).toHaveCount(0)
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(card(page, 'Zones, again')).toBeFocused()
})

test('files are dropped anywhere or chosen; what is broken is said, and the board is untouched', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Files', (door) => addTopic(door, { title: 'Stands here' }))
  const { page } = await person('Ann', board.links.owner)
  const dialog = dialogOf(page)
  await expect(card(page, 'Stands here')).toBeVisible()
  await drop(page, 'sheet.csv', SHEET)
  await expect(dialog.getByRole('heading', { name: /^This is a table: 3 topics/ })).toBeVisible()
  await expect(dialog.getByText('sheet.csv')).toBeVisible()

  await dialog.getByRole('button', { name: 'Back to the text' }).click()
  const choose = (name: string, text: string | Buffer) =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  await choose('page.html', '<html><body>no page</body></html>')
  await expect(dialog.getByText('This looks like the HTML or XML source of a page')).toBeVisible()
  await choose('table.txt', 'Was,Wieso\nFolios,Darum\nZonen,Darum\n')
  await expect(dialog.getByText('This is text, but it has neither')).toBeVisible()
  await dialog.getByRole('button', { name: 'Read it as a table' }).click()
  await expect(dialog.getByRole('combobox', { name: 'Column 1' })).toBeVisible()
  await expect(importButton(page)).toBeVisible()
  await dialog.getByRole('button', { name: 'Back to the text' }).click()

  // More than can be imported is refused by its size, before a byte is read.
  await choose('long.csv', Buffer.alloc(10_000_001, 'a'))
  await expect(dialog.getByText('“long.csv” has 10 MB; 10 can be imported at once')).toBeVisible()
  // A long one is not put into the field: typing would stand still.
  await choose(
    'wide.csv',
    `${SHEET}${Array.from({ length: 900 }, (_, at) => `a${at},Topic ${at},Ada Lovelace,20,,,,${'x'.repeat(300)}`).join('\n')}`,
  )
  await expect(dialog.getByRole('heading', { name: /903 topics/ })).toBeVisible()
  await dialog.getByRole('button', { name: 'Back to the text' }).click()
  await expect(dialog.getByText('wide.csv')).toBeVisible()
  await expect(dialog.getByRole('textbox', { name: 'Text to bring in' })).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Take it away' }).click()
  await dialog.getByRole('button', { name: 'Close' }).first().click()
  expect((await board.json()).topics.map(({ title }) => title)).toEqual(['Stands here'])
})

test('what files say is text, never a part of the page', async ({ makeBoard, person }) => {
  const board = await makeBoard('Hostile', () => undefined)
  const { page } = await person('Ann', board.links.owner)
  const dialog = dialogOf(page)
  await expect(tray(page)).toBeVisible()
  const evil = '<img src=x onerror="document.title=1"><script>document.title=2</script><b id=evil>x</b>'
  const cell = `"${evil.replaceAll('"', '""')}"`
  const heads = [
    'Title',
    'Abstract',
    'Speaker',
    'Affiliation',
    'E-Mail',
    'Room',
    'Track',
    'Kind',
    'State',
    'Web page',
    evil,
  ]
  await page.keyboard.press('Shift+I')
  await paste(
    page,
    `${heads.map((head) => `"${head.replaceAll('"', '""')}"`).join()}\n${heads.map(() => cell).join()}\n`,
  )
  await expect(dialog.getByRole('checkbox', { name: /onerror/ }).first()).toBeVisible()
  await expect(page.locator('#evil, img[src=x]')).toHaveCount(0)
  await importButton(page).click()
  await expect(card(page, '<script>')).toBeVisible()
  await card(page, '<script>').click()
  await expect(page.getByRole('complementary', { name: /^Topic/ })).toBeVisible()
  await expect(page.locator('#evil, img[src=x]')).toHaveCount(0)
  expect(await page.title()).not.toMatch(/^[12]$/)
})

test('by keyboard alone, on a phone, in the dark', async ({ makeBoard, person }) => {
  const board = await makeBoard('Small', () => undefined)
  const { page } = await person('Ann', board.links.owner, { viewport: SIZES.phone, colorScheme: 'dark' })
  const dialog = dialogOf(page)
  await expect(tray(page)).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('bring in')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeVisible()
  await expectNothingSerious(page, 'the empty dialog')
  await dialog.getByRole('textbox', { name: 'Text to bring in' }).focus()
  await page.keyboard.insertText(SHEET)
  await dialog.getByRole('button', { name: 'Read it' }).focus()
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('heading', { name: /^This is a table/ })).toBeFocused()
  await expectNothingSerious(page, 'the preview on a phone')
  const first = dialog.getByRole('region', { name: 'New topics' }).getByRole('checkbox').first()
  await first.focus()
  await page.keyboard.press('Space')
  await expect(dialog.getByRole('status')).toHaveText('5 new, 1 change')
  await page.keyboard.press('Space')
  await importButton(page).focus()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect.poll(async () => (await board.json()).topics.length).toBe(3)
})

test('an observer cannot bring anything in', async ({ makeBoard, person }) => {
  const board = await makeBoard('Closed', (door) => addTopic(door, { title: 'Stands here' }))
  const { page } = await person('Olga', board.links.observer)
  await expect(card(page, 'Stands here')).toBeVisible()
  await page.keyboard.press('Shift+I')
  await drop(page, 'sheet.csv', SHEET)
  await expect(page.getByRole('button', { name: 'Bring in' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Links' }).click()
  await expect(page.getByRole('link', { name: 'Download board.json' })).toBeVisible()
  await expect(dialogOf(page)).toHaveCount(0)
})

test('[I20] a board that was exported comes whole onto an empty one, under its own ids', async ({
  makeBoard,
  person,
}) => {
  const from = await makeBoard('Moves', (door) => {
    for (let n = 0; n < 3; n++) addTopic(door, { title: `Topic ${n}` })
  })
  const json = await from.json()
  const to = await makeBoard('Empty', () => undefined)
  const { page } = await person('Ann', to.links.owner)
  await expect(page.getByText('Saved', { exact: true })).toBeAttached()
  await page.keyboard.press('Shift+I')
  await paste(page, JSON.stringify(json))
  await importButton(page).click()
  await expect(page.getByText('The board is here as it was')).toBeVisible()
  await expect(card(page, 'Topic 2')).toBeVisible()
  expect((await to.json()).topics.map(({ id }) => id).sort()).toEqual(json.topics.map(({ id }) => id).sort())
})
