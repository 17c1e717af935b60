/** The links page: made for a while, who is there by which, revoked under its user's hands. */

import type { Page } from '@playwright/test'
import { addRoom, addSlot, addTopic } from '../../shared/board/verbs.ts'
import { card, drag, expectCards, expectSaved, slot } from './cards.ts'
import { expect, test } from './fixture.ts'

const links = (page: Page) => page.getByRole('region', { name: 'Links to the board' })
const link = (page: Page, label: string) => links(page).getByRole('listitem').filter({ hasText: label })

test('[A11] an owner sees who is there by which link and when it was used, and makes one that ends', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Who is who', (door) => addTopic(door, { title: 'Only topic' }))
  const { page: ann } = await person('Ann', board.links.owner)
  await expect(card(ann, 'Only topic')).toBeVisible()
  await ann.keyboard.press('Shift+L')
  await expect(link(ann, 'Owner')).toContainText('Ann here')
  await expect(link(ann, 'Observers')).toContainText('never used')
  const { page: ben } = await person('Ben', board.links.organizer)
  await expect(card(ben, 'Only topic')).toBeVisible()
  const { page: olga } = await person('Olga', board.links.observer)
  await expect(card(olga, 'Only topic')).toBeVisible()
  await expect(link(ann, 'Organizers'), 'while one looks').toContainText('Ben here')
  await expect(link(ann, 'Organizers')).toContainText('last used')
  await expect(link(ann, 'Observers'), 'who only reads says no name').toContainText('1 here')
  await olga.close()
  await expect(link(ann, 'Observers')).not.toContainText('here')

  await links(ann)
    .getByRole('button', { name: /^Organizer/ })
    .first()
    .click()
  await ann.getByRole('option', { name: 'Observer' }).click()
  await links(ann).getByRole('button', { name: /Never/ }).click()
  await ann.getByRole('option', { name: 'In a week' }).click()
  await links(ann).getByRole('textbox', { name: 'For whom' }).fill('AV team')
  await ann.keyboard.press('Enter')
  await expect(link(ann, 'AV team')).toContainText(/observer · until \d+ \w+.* · never used/)
  const address = await link(ann, 'AV team').getByRole('textbox', { name: 'Link for AV team' }).inputValue()
  const { page: gil } = await person('Gil', address)
  await expect(gil.getByText('Reading only')).toBeVisible()
  await expect(link(ann, 'AV team')).toContainText('1 here')
})

test('a link is revoked under its user’s hands: they are told, and nothing that was saved or said is lost', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Revoked', (door) => {
    const roomId = addRoom(door, { name: 'Aurora' })
    addSlot(door, { place: { roomId, start: '2026-10-05T09:00' }, minutes: 60, title: 'Morning' })
    for (const title of ['Alpha', 'Bravo']) addTopic(door, { title, minutes: 20 })
  })
  const { page: ann } = await person('Ann', board.links.owner)
  const second = await person('Ben', board.links.organizer)
  const { page: ben } = second
  await expect(card(ben, 'Alpha')).toBeVisible()
  await drag(ben, card(ben, 'Alpha'), slot(ben, 'Morning'))
  await expectSaved(ben)
  await card(ben, 'Alpha').focus()
  await ben.keyboard.press('y')
  const talk = ben.getByRole('dialog', { name: 'Talk: topic' })
  await talk.getByRole('textbox', { name: 'Ask or say something' }).fill('Said while I could')
  await ben.keyboard.press('Control+Enter')
  await expect(talk.getByText('Organizers', { exact: true })).toBeVisible()
  await talk.getByRole('button', { name: 'Reply' }).click()
  await ben.keyboard.type('Half a th')

  await ann.keyboard.press('Shift+L')
  await expect(link(ann, 'Organizers')).toContainText('Ben here')
  second.expectFailingRequests()
  await link(ann, 'Organizers').getByRole('button', { name: 'Revoke' }).click()
  await link(ann, 'Organizers').getByRole('button', { name: 'Revoke for good' }).click()
  await expect(links(ann).getByText('1 link revoked or ended')).toBeVisible()
  await expect(
    talk.getByText('This link no longer gives access to the board. Ask its owner for a new one.'),
    'they are told where they write',
  ).toBeVisible()
  await expect(talk.getByText('Said while I could'), 'what was loaded can still be read').toBeVisible()
  await expect(talk.getByRole('button', { name: 'Resolve' })).toHaveCount(0)
  await ben.keyboard.press('Escape')
  await expect(ben.getByText('Reading only')).toBeVisible()

  await ann.keyboard.press('Escape')
  await expectCards(slot(ann, 'Morning'), ['Alpha'])
  await card(ann, 'Alpha').click()
  await expect(ann.getByRole('region', { name: 'Talk' }).getByText('Said while I could')).toBeVisible()
})
