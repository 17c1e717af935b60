/** What people ask for and when they are away: said by one, seen by the other at once, and never by attendees. */

import type { Locator, Page } from '@playwright/test'
import type { BoardDoc } from '../../shared/board/doc.ts'
import { addPerson, addRoom, addSlot, addTopic, placeTopics } from '../../shared/board/verbs.ts'
import { expectNothingSerious, SIZES } from './axe.ts'
import { card, tabTo, typeInto } from './cards.ts'
import { expect, test } from './fixture.ts'

/** One after the other on Monday from nine: Tiering, then Folios. */
function twoTopics(door: BoardDoc): void {
  const ines = addPerson(door, { name: 'Ines Falk', affiliation: 'Northgate' })
  const roomId = addRoom(door, { name: 'Aurora' })
  const slotId = addSlot(door, { place: { roomId, start: '2026-10-05T09:00' }, minutes: 90, title: 'Morning' })
  const tiering = addTopic(door, { title: 'Tiering', minutes: 30, speakers: [ines] })
  const folios = addTopic(door, { title: 'Folios', minutes: 20 })
  placeTopics(door, [tiering, folios], { slotId, before: null })
}

async function openDrawer(page: Page, title: string): Promise<Locator> {
  await card(page, title).focus()
  await page.keyboard.press('o')
  const drawer = page.getByRole('complementary', { name: `Topic: ${title}` })
  await expect(drawer.getByRole('heading', { name: 'Topic' })).toBeFocused()
  return drawer
}

async function press(page: Page, button: Locator): Promise<void> {
  await tabTo(page, button)
  await page.keyboard.press('Enter')
}

async function openPerson(page: Page, name: string): Promise<Locator> {
  await press(page, page.getByRole('button', { name: 'People', exact: true }))
  const people = page.getByRole('dialog', { name: 'People' })
  await press(page, people.getByRole('button', { name, expanded: false }))
  return people
}

test('a wish is added by keys, seen to be broken by another, taken away and brought back', async ({
  makeBoard,
  person,
}) => {
  test.slow()
  const board = await makeBoard('Wishes', twoTopics)
  const { page: ann } = await person('Ann', board.links.owner)
  const { page: ben } = await person('Ben', board.links.organizer)
  const seen = await openDrawer(ben, 'Tiering')
  const drawer = await openDrawer(ann, 'Tiering')
  const wishes = drawer.getByRole('group', { name: /^Wishes/ })
  const opener = wishes.getByRole('button', { name: 'Add a wish' })
  const broken = '“Tiering” is wished at least 10 min after “Folios”, but begins on Mon 5 Oct, 09:00.'

  await press(ann, opener)
  await expect(wishes.getByRole('button', { name: /Kind of wish/ })).toBeFocused()
  await press(ann, wishes.getByRole('button', { name: 'Add wish' }))
  await expect(wishes.getByText('Choose the other topic.')).toBeVisible()
  await ann.keyboard.press('Shift+Tab')
  await expect(wishes.getByRole('textbox', { name: 'Between' })).toBeFocused()
  await ann.keyboard.type('10')
  await ann.keyboard.press('Shift+Tab')
  await ann.keyboard.type('fol')
  await ann.keyboard.press('Enter')
  await ann.keyboard.press('Tab')
  await ann.keyboard.press('Enter')
  await expect(opener, 'the form is done').toBeFocused()

  const said = 'after “Folios”, 10 min between'
  await expect(seen.getByRole('listitem').filter({ hasText: said })).toContainText('broken')
  await expect(seen.getByText(broken)).toBeVisible()

  await ann.keyboard.press('Shift+Tab')
  await expect(wishes.getByRole('button', { name: `Take away: ${said}` })).toBeFocused()
  await ann.keyboard.press('Enter')
  await expect(seen.getByText(said)).toHaveCount(0)
  await expect(seen.getByText(broken)).toHaveCount(0)
  await expect(opener, 'the focus stays near').toBeFocused()
  await ann.keyboard.press('ControlOrMeta+z')
  await expect(seen.getByText(broken)).toBeVisible()
  await ann.keyboard.press('ControlOrMeta+z')
  await expect(seen.getByText(said)).toHaveCount(0)
})

test('a wish for a time says what a time is and keeps what was typed; Escape closes the form alone', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Times', twoTopics)
  const { page } = await person('Ann', board.links.owner)
  const drawer = await openDrawer(page, 'Folios')
  const wishes = drawer.getByRole('group', { name: /^Wishes/ })
  await press(page, wishes.getByRole('button', { name: 'Add a wish' }))
  await page.keyboard.type('Not b')
  await page.keyboard.press('Escape')
  await expect(wishes.getByRole('button', { name: 'Add a wish' })).toBeFocused()
  await page.keyboard.press('Enter')
  const time = wishes.getByRole('textbox', { name: 'Begins at the earliest' })
  await typeInto(page, time, 'noon')
  await page.keyboard.press('Enter')
  await expect(wishes.getByText('Enter a time like 14:00.')).toBeVisible()
  await expect(time).toHaveValue('noon')
  await typeInto(page, time, '9:15')
  await page.keyboard.press('Enter')
  await expect(wishes.getByRole('listitem')).toHaveText('not before 09:15')
  await press(page, wishes.getByRole('button', { name: 'Change: not before 09:15' }))
  await typeInto(page, time, '9:30')
  await page.keyboard.press('Enter')
  await expect(wishes.getByRole('listitem')).toHaveText('not before 09:30')
  await typeInto(page, drawer.getByRole('textbox', { name: 'Expected audience' }), '120')
  await page.keyboard.press('Tab')
  const stored = async () => (await board.json()).topics.find(({ title }) => title === 'Folios')
  await expect.poll(stored).toMatchObject({ audience: 120 })
})

test('an absence and a zone are given by keys; the other sees the clash; attendees see none of it', async ({
  makeBoard,
  person,
}) => {
  test.slow()
  const board = await makeBoard('Absences', twoTopics)
  await board.publish('live')
  const { page: ann } = await person('Ann', board.links.owner)
  const { page: ben } = await person('Ben', board.links.organizer)
  const seen = await openDrawer(ben, 'Tiering')
  const people = await openPerson(ann, 'Ines Falk')
  const absences = people.getByRole('group', { name: /^Away/ })
  const clash = seen.getByText(/Ines Falk is away during/)
  await expect(absences).toContainText('Not shown to attendees.')

  await press(ann, absences.getByRole('button', { name: 'Add an absence' }))
  await typeInto(ann, absences.getByRole('textbox', { name: 'At' }), '9:10')
  await ann.keyboard.press('Enter')
  await expect(absences.getByText('Enter a time like 17:00.')).toBeVisible()
  await typeInto(ann, absences.getByRole('textbox', { name: 'Until' }), '9:20')
  await ann.keyboard.press('Enter')
  await expect(absences.getByRole('listitem')).toHaveText('Mon 5 Oct, 09:10–09:20')
  await expect(clash).toBeVisible()
  await ann.keyboard.press('Shift+Tab')
  await expect(absences.getByRole('button', { name: /^Take away: Mon 5 Oct/ })).toBeFocused()
  await ann.keyboard.press('Enter')
  await expect(clash).toHaveCount(0)

  await press(ann, absences.getByRole('button', { name: 'Add an absence' }))
  await tabTo(ann, absences.getByRole('checkbox', { name: 'Whole days' }))
  await ann.keyboard.press('Space')
  await press(ann, absences.getByRole('button', { name: 'Add absence' }))
  await expect(absences.getByRole('listitem')).toHaveText('Mon 5 Oct, the whole day')
  await expect(clash).toBeVisible()
  await typeInto(ann, people.getByRole('combobox', { name: /^Time zone/ }), 'new york')
  await ann.keyboard.press('Enter')
  await expect(people.getByText('09:00 here is 03:00 for them. Not shown to attendees.')).toBeVisible()

  const stored = async () => (await board.json()).people.find(({ name }) => name === 'Ines Falk')
  await expect.poll(stored).toMatchObject({ zone: 'America/New_York' })
  const programme = await (await ann.request.get(`${board.links.programme}/programme.json`)).text()
  expect(programme).toContain('Ines Falk')
  expect(programme).not.toMatch(/wish|away|zone":"America|New_York/)
})

test('two entries of one person become one, and two again', async ({ makeBoard, person }) => {
  const board = await makeBoard('Namesakes', (door) => {
    twoTopics(door)
    addPerson(door, { name: 'Adam Aker' })
    const again = addPerson(door, { name: 'ines  FALK', contact: 'ines@example.org' })
    addTopic(door, { title: 'Idle states', speakers: [again] })
  })
  const { page } = await person('Ann', board.links.owner)
  const people = await openPerson(page, 'Ines Falk Northgate')
  const speaks = people.getByRole('region', { name: 'Speaks in' })
  await expect(speaks.getByRole('listitem')).toHaveText(['Tiering'])
  await press(page, people.getByRole('button', { name: 'Is the same as…' }))
  await expect(people.getByRole('combobox', { name: /is the same as/ }), 'found by its name').toHaveValue('ines  FALK')
  await press(page, people.getByRole('button', { name: 'Make one person' }))
  await expect(speaks.getByRole('listitem')).toHaveText(['Idle states', 'Tiering'])
  await expect(people.getByRole('textbox', { name: /^Contact/ })).toHaveValue('ines@example.org')
  await expect(people.getByRole('button', { name: /ines FALK/ })).toHaveCount(0)
  await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click()
  await expect(speaks.getByRole('listitem')).toHaveText(['Tiering'])
  await expect(people.getByRole('button', { name: /ines FALK/ })).toBeVisible()
})

test('an observer reads wishes and absences, and how long people need between rooms is kept', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Between', twoTopics)
  const { page: ann } = await person('Ann', board.links.owner)
  await ann.getByRole('button', { name: /Europe\/Prague/ }).click()
  const facts = ann.getByRole('dialog', { name: 'Title, days and time zone' })
  await facts.getByRole('textbox', { name: 'Between two rooms' }).fill('15')
  await facts.getByRole('button', { name: 'Save' }).click()
  await expect.poll(async () => (await board.json()).meta).toMatchObject({ changeover: 15 })

  const { page: olga } = await person('Olga', board.links.observer)
  const drawer = await openDrawer(olga, 'Tiering')
  await expect(drawer.getByRole('group', { name: /^Wishes/ })).toContainText('None yet.')
  await expect(drawer.getByRole('textbox', { name: 'Expected audience' })).not.toBeEditable()
  const people = await openPerson(olga, 'Ines Falk')
  await expect(people.getByRole('group', { name: /^Away/ })).toContainText('Here all the time.')
  await expect(people.getByRole('button', { name: /^(Add|Is the same|Take away)/ })).toHaveCount(0)
  await expect(people.getByRole('combobox', { name: /^Time zone/ })).toBeDisabled()
})

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`nothing serious for axe while a wish and an absence are written, ${size}, ${colorScheme}${size === 'phone' && colorScheme === 'dark' ? '' : ' @long'}`, async ({
      makeBoard,
      person,
    }) => {
      const board = await makeBoard('Axe', twoTopics)
      const { page } = await person('Ann', board.links.owner, { viewport, colorScheme })
      await card(page, 'Tiering').click()
      await page.getByRole('button', { name: 'Add a wish' }).click()
      await page.getByRole('button', { name: 'Add wish' }).click()
      await expectNothingSerious(page, 'a wish')

      await page.getByRole('button', { name: 'Close', exact: true }).click()
      if (size === 'phone') {
        await page.getByRole('button', { name: 'More', exact: true }).click()
        await page.getByRole('menuitem', { name: 'People' }).click()
      } else await page.getByRole('button', { name: 'People', exact: true }).click()
      const people = page.getByRole('dialog', { name: 'People' })
      await people.getByRole('button', { name: /Ines Falk/ }).click()
      await people.getByRole('button', { name: 'Add an absence' }).click()
      await people.getByRole('button', { name: 'Add absence' }).click()
      await people.getByRole('button', { name: 'Is the same as…' }).click()
      await expectNothingSerious(page, 'an absence')
    })
  }
}
