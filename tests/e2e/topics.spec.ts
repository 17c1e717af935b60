/** Everything that can be said of a topic, and what is done with whole topics: split, merged, duplicated, changed together. */

import type { BoardDoc } from '../../shared/board/doc.ts'
import { addPerson, addRoom, addSlot, addTopic, addTrack, placeTopics } from '../../shared/board/verbs.ts'
import { expectNothingSerious, SIZES } from './axe.ts'
import { card, cardsIn, expectCards, expectSaved, slot, tray } from './cards.ts'
import { expect, test } from './fixture.ts'

function three(door: BoardDoc): void {
  const trackId = addTrack(door, { name: 'Memory', color: 'blue' })
  const grace = addPerson(door, { name: 'Grace' })
  const roomId = addRoom(door, { name: 'Aurora' })
  const slotId = addSlot(door, { place: { roomId, start: '2026-10-05T09:00' }, minutes: 120, title: 'Morning' })
  const one = addTopic(door, { title: 'Tiering', minutes: 40, trackId, speakers: [grace], abstract: 'Why.\n\nHow.' })
  const two = addTopic(door, { title: 'Folios', minutes: 20 })
  addTopic(door, { title: 'Idle', minutes: 25 })
  placeTopics(door, [one, two], { slotId, before: null })
}

test('the drawer says all that a topic can have, and the other sees it', async ({ makeBoard, person }) => {
  const board = await makeBoard('All of it', three)
  const { page: ann } = await person('Ann', board.links.owner)
  await card(ann, 'Tiering').click()
  const drawer = ann.getByRole('complementary')
  await drawer.getByRole('button', { name: 'Kind' }).click()
  await ann.getByRole('option', { name: 'Talk' }).click()
  await drawer.getByRole('button', { name: 'Stage' }).click()
  await ann.getByRole('option', { name: 'Accepted' }).click()
  await drawer.getByRole('button', { name: 'Add a link' }).click()
  await drawer.getByRole('textbox', { name: 'Link title' }).fill('Slides')
  await drawer.getByRole('textbox', { name: 'Link address' }).fill('javascript:alert(1)')
  await drawer.getByRole('button', { name: 'Add link' }).click()
  await expect(drawer.getByText('Enter an address that begins with https://')).toBeVisible()
  await drawer.getByRole('textbox', { name: 'Link address' }).fill('https://example.org/slides')
  await drawer.getByRole('button', { name: 'Add link' }).click()
  await drawer.getByRole('button', { name: 'Change: Slides' }).click()
  await drawer.getByRole('textbox', { name: 'Link title' }).fill('Final slides')
  await ann.keyboard.press('Enter')
  await expect(drawer.getByRole('link', { name: 'Final slides' })).toHaveAttribute('href', 'https://example.org/slides')

  await drawer.getByText('Follow-up, outcome and source').click()
  await drawer.getByRole('textbox', { name: 'Follows up year' }).fill('2025')
  await ann.keyboard.press('Tab')
  await drawer.getByRole('textbox', { name: 'Status of that year' }).fill('Patches merged')
  await drawer.getByRole('textbox', { name: 'Outcome', exact: true }).fill('Agreed')
  await drawer.getByRole('textbox', { name: 'Source', exact: true }).fill('indico')
  await expectNothingSerious(ann, 'the drawer with everything')
  await expectSaved(ann)
  expect((await board.json()).topics.find(({ title }) => title === 'Tiering')).toMatchObject({
    kind: 'talk',
    stage: 'accepted',
    materials: [{ title: 'Final slides', url: 'https://example.org/slides' }],
    follows: { year: 2025, status: 'Patches merged' },
    outcome: { status: 'Agreed' },
    source: { system: 'indico' },
  })
})

test('a topic is split where its abstract says, made one again, duplicated; each taken back by one step', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Shapes', three)
  const { page: ann } = await person('Ann', board.links.owner)
  const { page: ben } = await person('Ben', board.links.organizer)
  await card(ann, 'Tiering').click()
  const drawer = ann.getByRole('complementary')
  await drawer.getByRole('button', { name: 'Split…' }).click()
  const dialog = ann.getByRole('dialog', { name: 'Split “Tiering”' })
  await dialog.getByRole('textbox', { name: 'Title of the second part' }).fill('Tiering, how')
  await dialog.getByRole('button', { name: 'Its abstract' }).click()
  await ann.getByRole('option', { name: 'From “How.” on' }).click()
  await dialog.getByRole('button', { name: 'Split in two' }).click()
  await expectCards(slot(ben, 'Morning'), ['Tiering', 'Tiering, how', 'Folios'])

  await drawer.getByRole('button', { name: 'Merge with…' }).click()
  await drawer.getByRole('combobox', { name: 'The other topic' }).fill('how')
  await ann.getByRole('option', { name: /Tiering, how/ }).click()
  await drawer.getByRole('button', { name: 'Make one topic' }).click()
  await expectCards(slot(ben, 'Morning'), ['Tiering', 'Folios'])
  await expect(card(ben, 'Tiering')).toContainText('40')
  await drawer.getByRole('button', { name: 'Duplicate' }).click()
  await expect(tray(ben).getByText('Tiering (copy)')).toBeVisible()

  await expectSaved(ann)
  expect((await board.json()).topics.find(({ title }) => title === 'Tiering')?.abstract).toContain('How.')
  await ann.getByRole('button', { name: 'Undo: duplicated “Tiering”' }).click()
  await ann.getByRole('button', { name: 'Undo: made one of “Tiering” and “Tiering, how”' }).click()
  await expectCards(slot(ben, 'Morning'), ['Tiering', 'Tiering, how', 'Folios'])
})

test('chosen topics get a stage, minutes and a place together, are removed, and all come back', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Together', three)
  const { page: ann } = await person('Ann', board.links.owner)
  const { page: ben } = await person('Ben', board.links.organizer, { viewport: SIZES.phone })
  await card(ann, 'Folios').focus()
  await ann.keyboard.press('x')
  await card(ann, 'Idle').focus()
  await ann.keyboard.press('x')
  const bar = ann.getByRole('region', { name: 'Chosen topics' })
  await bar.getByRole('button', { name: 'Stage' }).click()
  await ann.getByRole('menuitem', { name: 'Accepted' }).click()
  await expect(ann.getByText('Marked 2 topics accepted.')).toBeVisible()
  await bar.getByRole('button', { name: 'Minutes' }).click()
  await ann.getByRole('textbox', { name: 'Minutes of each' }).fill('35')
  await ann.keyboard.press('Enter')
  await ann.keyboard.press('Escape')
  await bar.getByRole('button', { name: 'Place…' }).click()
  const place = ann.getByRole('dialog', { name: 'Place 2 topics' })
  await place.getByRole('button', { name: 'Place', exact: true }).click()
  await expect(cardsIn(slot(ben, 'Morning'))).toHaveCount(3)
  await expectNothingSerious(ann, 'the bar of what is chosen')

  await bar.getByRole('button', { name: 'Remove' }).click()
  await expectCards(slot(ben, 'Morning'), ['Tiering'])
  await ann.getByText('Removed (2)').click()
  await expect(tray(ann).getByText(/topic, removed by Ann, /)).toHaveCount(2)
  await ann.getByRole('button', { name: 'Restore all 2' }).click()
  await expect(cardsIn(slot(ben, 'Morning'))).toHaveCount(3)
  await expectSaved(ann)
  const { topics } = await board.json()
  expect(topics.filter(({ minutes, stage }) => minutes === 35 && stage === 'accepted')).toHaveLength(2)
})
