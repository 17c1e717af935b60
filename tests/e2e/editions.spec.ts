/** Publishing by editions: the organizer sees what it changes, attendees see it when it is published, and an older one again. */

import { addPerson, addRoom, addSlot, addTopic, editTopic, placeTopics } from '../../shared/board/verbs.ts'
import { expectNothingSerious } from './axe.ts'
import { card } from './cards.ts'
import { expect, test } from './fixture.ts'

test('an edition is compared, published with a note, seen by attendees at once, and taken back', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Editions', (door) => {
    const room = addRoom(door, { name: 'Aurora' })
    const slot = addSlot(door, { place: { roomId: room, start: '2026-10-05T09:00' }, minutes: 30, trackId: null })
    const ada = addPerson(door, { name: 'Ada' })
    const folios = addTopic(door, { title: 'Folios', minutes: 20, speakers: [ada] })
    const zones = addTopic(door, { title: 'Zones', minutes: 20 })
    placeTopics(door, [folios, zones], { slotId: slot, before: null })
    editTopic(door, addTopic(door, { title: 'Waits' }), { stage: 'accepted' })
  })
  const { page } = await person('Ann', board.links.owner)
  const { page: attendee } = await person('Cleo', board.links.programme)
  await expect(card(page, 'Folios')).toBeVisible()

  await page.keyboard.press('Shift+U')
  const dialog = page.getByRole('dialog', { name: 'Publish an edition' })
  await expect(dialog.getByText('“Folios” is new: on Mon 5 Oct at 09:00 in Aurora.')).toBeVisible()
  await expect(dialog.getByRole('region', { name: 'Clashes that stand' })).toContainText('need 10 min more')
  await expectNothingSerious(page, 'the publish dialog')
  await dialog.getByRole('textbox', { name: 'Note to attendees' }).fill('The first draft.')
  await dialog.getByRole('button', { name: 'Publish edition 1' }).click()
  await expect(page.getByText('Edition 1 is published.')).toBeVisible()
  await expect(attendee.getByText('Folios')).toBeVisible()

  await card(page, 'Zones').click()
  const drawer = page.getByRole('complementary', { name: /^Topic/ })
  await drawer.getByRole('textbox', { name: 'Title' }).fill('Zoned devices')
  await drawer.getByRole('button', { name: 'Close' }).click()
  await page.keyboard.press('Shift+U')
  await expect(dialog.getByText('“Zoned devices” was called “Zones”.')).toBeVisible()
  await expect(attendee.getByText('Zones', { exact: true }), 'not public yet').toBeVisible()
  await dialog.getByRole('button', { name: 'Publish edition 2' }).click()
  await expect(attendee.getByText('Zoned devices')).toBeVisible()
  await attendee.getByText('What changed (edition 2)').click()
  await expect(attendee.getByText('“Zoned devices” was called “Zones”.')).toBeVisible()
  await expect(attendee.getByText('The first draft.')).toBeVisible()
  await expectNothingSerious(attendee, 'what changed')
  await attendee.goBack()

  await page.keyboard.press('Shift+U')
  await expect(dialog.getByText('Nothing: they see this already.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Publish edition 1 again' }).click()
  await dialog.getByRole('button', { name: 'Publish edition 1 in place of the newer' }).click()
  await expect(page.getByText('Edition 3 is published.')).toBeVisible()
  await expect(attendee.getByText('Zones', { exact: true })).toBeVisible()
  await expect(attendee.getByRole('main').getByText('Zoned devices')).toHaveCount(0)
})
