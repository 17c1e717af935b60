/** People of a board under several hands: removed while they are being added, made one while they are being named. */

import type { BoardDoc } from '../../shared/board/doc.ts'
import { addPerson, addRoom, addSlot, addTopic, placeTopics } from '../../shared/board/verbs.ts'
import { expectNothingSerious } from './axe.ts'
import { card, expectSaved } from './cards.ts'
import { expect, test } from './fixture.ts'

function twins(door: BoardDoc): void {
  const ines = addPerson(door, { name: 'Ines Falk', affiliation: 'Northgate' })
  addPerson(door, { name: 'INES FALK' })
  const roomId = addRoom(door, { name: 'Aurora' })
  const slotId = addSlot(door, { place: { roomId, start: '2026-10-05T09:00' }, minutes: 90, title: 'Morning' })
  const tiering = addTopic(door, { title: 'Tiering', minutes: 30, speakers: [ines] })
  addTopic(door, { title: 'Idle', minutes: 30 })
  placeTopics(door, [tiering], { slotId, before: null })
}

test('somebody is removed while another adds them to a topic, and can be brought back with all that they are there for', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Removed', (door) => twins(door))
  const { page: ann } = await person('Ann', board.links.owner)
  const ben = await person('Ben', board.links.organizer)
  await card(ben.page, 'Idle').click()
  const drawer = ben.page.getByRole('complementary')
  await drawer.getByRole('combobox', { name: 'Add a speaker' }).fill('Northgate')
  await expect(ben.page.getByRole('option', { name: /Ines Falk/ })).toBeVisible()

  await ann.getByRole('button', { name: 'People', exact: true }).click()
  const people = ann.getByRole('dialog', { name: 'People' })
  await people
    .getByRole('button', { name: /Ines Falk/ })
    .first()
    .click()
  await expect(people.getByRole('region', { name: 'Timetable' })).toContainText('Mon 5 Oct, 09:00–09:30, Aurora')
  await expectNothingSerious(ann, 'a person with a timetable')
  await ben.goOffline()
  await people.getByRole('button', { name: 'Remove person' }).click()
  await ben.page.getByRole('option', { name: /Ines Falk/ }).click()
  await expect(drawer.getByRole('button', { name: 'Take away Ines Falk' })).toBeVisible()
  await ben.goOnline()
  await expect(drawer.getByText('Somebody who was removed')).toBeVisible()

  await people.getByRole('button', { name: 'Done' }).click()
  await ann.getByText('Removed (1)').click()
  await ann.getByRole('button', { name: 'Restore Ines Falk' }).click()
  await expect(drawer.getByRole('button', { name: 'Take away Ines Falk' }), 'Ben’s addition was kept').toBeVisible()
  await expectSaved(ben.page)
  const { topics } = await board.json()
  for (const { speakers } of topics) expect(speakers).toHaveLength(1)
})

test('two entries are made one while another names the one that goes: the topic names who is left', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('One of two', (door) => twins(door))
  const { page: ann } = await person('Ann', board.links.owner)
  const ben = await person('Ben', board.links.organizer)
  await card(ben.page, 'Idle').click()
  const drawer = ben.page.getByRole('complementary')
  await ben.goOffline()
  await drawer.getByRole('combobox', { name: 'Add a speaker' }).fill('INES')
  await ben.page.getByRole('option', { name: 'INES FALK', exact: true }).click()

  await ann.getByRole('button', { name: 'People', exact: true }).click()
  const people = ann.getByRole('dialog', { name: 'People' })
  await people.getByRole('textbox', { name: 'Search people' }).fill('Northgate')
  await people
    .getByRole('button', { name: /Ines Falk/ })
    .first()
    .click()
  await people.getByRole('button', { name: 'Is the same as…' }).click()
  await people.getByRole('button', { name: 'Make one person' }).click()
  await ben.goOnline()
  await expect(drawer.getByRole('button', { name: 'Take away Ines Falk' })).toBeVisible()
  await expectSaved(ben.page)
  const { topics, people: left } = await board.json()
  expect(left).toHaveLength(1)
  for (const { speakers } of topics) expect(speakers).toEqual([left[0]?.id])
})
