/** From a proposal page to a shared board to a live programme, as a microconference lead does it. */

import { missing, readGolden, readShared } from '../support/shared-folder.ts'
import { card, drag, expectCards, expectSaved, slot, tray } from './cards.ts'
import { expect, test } from './fixture.ts'

const SAMPLE = 'samples/lpc2026-device-memory-mc.txt'
const TITLE = 'Device and Specific Purpose Memory MC'

test('a pasted page becomes a board, a drag becomes a line in the programme', async ({ product, person }) => {
  test.skip(missing(SAMPLE) !== false, String(missing(SAMPLE)))
  const { page } = await person('Davi', product.url)
  await page.getByRole('textbox', { name: /page/i }).fill(readShared(SAMPLE))
  await page.getByRole('button', { name: 'Read it' }).click()
  await expect(page.getByRole('heading', { name: 'This is what we understood' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: /^Title of topic/ })).toHaveCount(22)
  await page.getByRole('textbox', { name: 'Title of topic 3' }).first().fill('CXL use cases')
  await page.getByRole('button', { name: 'Create the board' }).click()

  const links = page.getByRole('dialog')
  await expect(links).toBeVisible()
  const programme = await links.getByRole('textbox', { name: 'Programme' }).inputValue()
  const organizers = await links.getByRole('textbox', { name: 'Organizers' }).inputValue()
  await page.getByRole('button', { name: /open the board/ }).click()

  await expect(page.getByRole('textbox', { name: 'Title of the board' })).toHaveValue(TITLE)
  await expect(tray(page)).toContainText('22 topics · 440 min')
  await expect(card(page, 'CXL use cases')).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Days' })).toContainText('Mon 5 OctTue 6 OctWed 7 Oct')
  await expect(page.getByText('Europe/Prague')).toBeVisible()

  await page.getByRole('button', { name: 'Add the first room' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Room 1')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Slot', exact: true }).click()
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Afternoon')
  await page.getByRole('textbox', { name: 'Start' }).fill('14:30')
  await page.getByRole('textbox', { name: 'Length' }).fill('105')
  await page.keyboard.press('Enter')
  await expect(slot(page, 'Afternoon')).toContainText('0 of 105 min')

  const attendee = await person('Ada', programme)
  await expect(attendee.page.getByText(/not published yet/)).toBeVisible()
  await page.getByRole('button', { name: 'Share' }).click()
  await page.getByRole('button', { name: /What attendees see/ }).click()
  await page.getByRole('option', { name: /^Live/ }).click()
  await page.keyboard.press('Escape')
  await expect(attendee.page.getByRole('heading', { name: TITLE })).toBeVisible()

  const lead = await person('Colin', organizers)
  await drag(lead.page, card(lead.page, 'Hotness Tracking'), slot(lead.page, 'Afternoon'))
  await expectCards(slot(page, 'Afternoon'), ['Hotness Tracking and Migration Offloads'])
  await expect(slot(page, 'Afternoon')).toContainText('20 of 105 min')
  await expectSaved(lead.page)
  await expect(attendee.page.getByRole('heading', { name: 'Hotness Tracking and Migration Offloads' })).toBeVisible()
  await expect(attendee.page.getByText('14:30').first()).toBeVisible()

  await page.goto(product.url)
  await expect(page.getByRole('link', { name: TITLE })).toBeVisible()
})

test('a dropped file is read, and what is not understood is said', async ({ product, person }) => {
  const { page } = await person('Ann', product.url)
  const file = (text: string) => ({ name: 'page.txt', mimeType: 'text/plain', buffer: Buffer.from(text) })
  await page.locator('input[type=file]').setInputFiles(file('<html><body>no page</body></html>'))
  await expect(page.getByText('This looks like the HTML or XML source of a page')).toBeVisible()
  await page.locator('input[type=file]').setInputFiles(file(readGolden('proposal-page.txt')))
  await expect(page.getByRole('heading', { name: 'This is what we understood' })).toBeVisible()
})

test('a board is made by hand, and from the sample', async ({ product, person }) => {
  const { page } = await person('Ann', product.url)
  await page.getByRole('button', { name: 'Start empty' }).click()
  await page.getByRole('textbox', { name: 'Title' }).fill('By hand')
  await page.getByLabel('First day').fill('2027-03-27')
  await page.getByLabel('Last day').fill('2027-03-29')
  await page.getByRole('button', { name: /^Create/ }).click()
  await page.getByRole('button', { name: /open the board/ }).click()
  await expect(page.getByRole('textbox', { name: 'Title of the board' })).toHaveValue('By hand')
  await expect(page.getByRole('navigation', { name: 'Days' })).toContainText('Sat 27 Mar')

  await page.goto(product.url)
  await page.getByRole('button', { name: 'Look around in a sample' }).click()
  await page.getByRole('button', { name: /open the board/ }).click()
  await expect(page.locator('[data-slot] [data-card]').first()).toBeVisible()
})
