/** Where the others are: seen at their avatars and on cards, followed by who wants to. */

import type { BoardDoc } from '../../shared/board/doc.ts'
import { addRoom, addSlot, addTopic, placeTopics } from '../../shared/board/verbs.ts'
import { expectNothingSerious } from './axe.ts'
import { card } from './cards.ts'
import { expect, test } from './fixture.ts'

function twoDays(door: BoardDoc): void {
  const roomId = addRoom(door, { name: 'Aurora' })
  for (const [day, title] of [
    ['2026-10-05', 'Tiering'],
    ['2026-10-06', 'Folios'],
  ] as const) {
    const slotId = addSlot(door, { place: { roomId, start: `${day}T09:00` }, minutes: 90, title: `On ${day}` })
    placeTopics(door, [addTopic(door, { title, minutes: 30 })], { slotId, before: null })
  }
}

test('one sees where the other is, follows them, and goes on alone by doing something', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Presence', twoDays)
  const { page: ann } = await person('Ann', board.links.owner)
  const { page: ben } = await person('Ben', board.links.observer)
  const avatar = ben.getByRole('button', { name: /^Ann: .*Follow$/ })
  await expect(avatar).toHaveAccessibleName('Ann: Mon 5 Oct. Follow')

  await card(ann, 'Tiering').focus()
  await ann.keyboard.press('x')
  await expect(card(ben, 'Tiering')).toContainText('Ann chose')
  await avatar.click()
  await expect(ben.getByRole('status').getByText('Following Ann.')).toBeVisible()
  await expectNothingSerious(ben, 'following somebody')

  await ann.getByRole('button', { name: 'Tue 6 Oct' }).click()
  await expect(card(ben, 'Folios'), 'the view follows').toBeVisible()
  await card(ann, 'Folios').click()
  await expect(ben.getByRole('complementary', { name: 'Topic: Folios' })).toBeVisible()
  await expect(avatar).toHaveAccessibleName('Ann: Tue 6 Oct, looks at “Folios”. Follow')

  await ben.keyboard.press('Escape')
  await expect(ben.getByText('Following Ann.')).toHaveCount(0)
  await expect(ben.getByRole('complementary', { name: 'Topic: Folios' }), 'Escape ends that alone').toBeVisible()
  await ann.getByRole('button', { name: 'Mon 5 Oct' }).click()
  await expect(avatar).toHaveAccessibleName(/^Ann: Mon 5 Oct/)
  await expect(card(ben, 'Folios'), 'one stays where one is').toBeVisible()
})

test('organizers see how many attendees watch', async ({ makeBoard, person }) => {
  const board = await makeBoard('Watched', twoDays)
  await board.publish('live')
  const { page: ann } = await person('Ann', board.links.owner)
  const { page: att } = await person('Att', board.links.programme)
  await expect(att.getByText('Tiering').first()).toBeVisible()
  await expect(ann.getByText('attendee watches')).toBeAttached()
  await att.goto('about:blank')
  await expect(ann.getByText('attendee watches')).toHaveCount(0)
})
