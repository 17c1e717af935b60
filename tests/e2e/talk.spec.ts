/** Talk beside the thing: two who discuss, one who reads along, and what is left of it. */

import type { Page } from '@playwright/test'
import type { BoardDoc } from '../../shared/board/doc.ts'
import { addPerson, addRoom, addSlot, addTopic, placeTopics } from '../../shared/board/verbs.ts'
import { expectNothingSerious, SIZES } from './axe.ts'
import { card, slot } from './cards.ts'
import { expect, test } from './fixture.ts'

function boardToTalkAbout(door: BoardDoc): void {
  const room = addRoom(door, { name: 'Aurora' })
  const morning = addSlot(door, { place: { roomId: room, start: '2026-10-05T09:00' }, minutes: 60, title: 'Morning' })
  addSlot(door, { place: { roomId: room, start: '2026-10-05T09:30' }, minutes: 60, title: 'Overlap' })
  const alpha = addTopic(door, { title: 'Alpha', minutes: 30 })
  placeTopics(door, [alpha], { slotId: morning, before: null })
  addTopic(door, { title: 'Bravo', minutes: 20 })
  addPerson(door, { name: 'Zoë Brontë' })
}

const dialog = (page: Page) => page.getByRole('dialog', { name: /^Talk/ })
const drawer = (page: Page) => page.getByRole('complementary', { name: /^Topic:/ })
const box = (page: Page) =>
  page.getByRole('textbox', { name: /^(Ask or say something|Your reply|What else|Your comment)$/ })
const talkButton = (page: Page) => page.getByRole('banner').getByRole('button', { name: /^Talk/ })
const thread = (page: Page, text: string) => page.getByRole('region', { name: `Thread: ${text}` })

/** Focuses a card and asks to talk about it, by keys alone. */
async function talkAbout(page: Page, title: string): Promise<void> {
  await card(page, title).focus()
  await page.keyboard.press('y')
  await expect(dialog(page)).toBeVisible()
}

async function say(page: Page, text: string): Promise<void> {
  await box(page).fill(text)
  await page.keyboard.press('Control+Enter')
}

test('a question about a topic is asked by keys, calls somebody, is seen, answered, resolved and reopened', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Talking', boardToTalkAbout)
  await board.publish('live')
  const { page: ann } = await person('Ann', board.links.owner)
  const { page: ben } = await person('Ben Lee', board.links.organizer)
  await expect(card(ben, 'Alpha')).toBeVisible()
  await expect(ann.getByRole('list', { name: 'Also here: Ben Lee' })).toBeVisible()

  await talkAbout(ann, 'Alpha')
  await expect(box(ann), 'one can write at once').toBeFocused()
  await ann.keyboard.type('Is 30 min enough, @le')
  await expect(ann.getByRole('option', { name: 'Ben Lee' })).toBeVisible()
  await ann.keyboard.press('Enter')
  await ann.keyboard.type('? **Please** say. <b>raw</b>')
  await ann.keyboard.press('Control+Enter')
  await expect(thread(ann, 'Is 30 min enough')).toContainText('Is 30 min enough, @Ben Lee ? Please say. <b>raw</b>')
  await expect(thread(ann, 'Is 30 min enough'), 'the server says by which link').toContainText('Owner')
  await ann.keyboard.press('Escape')
  await expect(dialog(ann)).toBeHidden()
  await expect(card(ann, 'Alpha'), 'the focus is back').toBeFocused()

  await expect(card(ben, 'Alpha').getByRole('img', { name: '1 open thread, 1 not read' })).toBeVisible()
  await expect(card(ann, 'Alpha').getByRole('img', { name: '1 open thread', exact: true })).toBeVisible()
  await talkButton(ben).click()
  await dialog(ben).getByRole('radio', { name: 'Mentions 1' }).click()
  await dialog(ben).getByRole('button', { name: /Alpha/ }).click()
  await expect(thread(ben, 'Is 30 min enough').getByText('new', { exact: true })).toBeVisible()
  await expect(talkButton(ben), 'what was shown is read').toHaveAccessibleName('Talk')
  await dialog(ben).getByRole('button', { name: 'Reply' }).click()
  await say(ben, 'It is.')
  await expect(dialog(ben).getByRole('button', { name: 'Reply' })).toBeVisible()

  await card(ann, 'Alpha').click()
  await expect(drawer(ann).getByText('It is.')).toBeVisible()
  await drawer(ann).getByRole('button', { name: 'Resolve' }).click()
  await expect(drawer(ann).getByText(/^Resolved by Ann/)).toBeVisible()
  await expect(drawer(ann).getByRole('button', { name: 'Reopen' }), 'the focus stays').toBeFocused()
  await expect(thread(ben, 'Is 30 min enough')).toContainText('Resolved by Ann')
  await ben.keyboard.press('Escape')
  await expect(card(ben, 'Alpha').getByRole('img', { name: /thread/ })).toHaveCount(0)
  await ben.keyboard.press('Shift+Y')
  await dialog(ben).getByRole('radio', { name: 'Resolved 1' }).click()
  await dialog(ben).getByRole('button', { name: /Alpha/ }).click()
  await dialog(ben).getByRole('button', { name: 'Reopen' }).click()
  await expect(card(ann, 'Alpha').getByRole('img', { name: /1 open thread/ })).toBeVisible()

  const { page: cleo } = await person('Cleo', board.links.programme)
  await expect(cleo.getByRole('heading', { name: 'Alpha' })).toBeVisible()
  expect(await cleo.content(), 'attendees get nothing of it').not.toContain('30 min enough')
})

test('what one has said is changed, removed and brought back; others see it, an observer reads along', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Second thoughts', boardToTalkAbout)
  const { page: ann } = await person('Ann', board.links.organizer)
  const { page: olga } = await person('Olga', board.links.observer)
  await expect(card(ann, 'Alpha')).toBeVisible()
  await talkAbout(ann, 'Alpha')
  await say(ann, 'First thought')
  const own = thread(ann, 'First thought')
  await own.getByRole('button', { name: 'Edit' }).click()
  await box(ann).first().fill('Second thought')
  await ann.keyboard.press('Control+Enter')
  await card(olga, 'Alpha').focus()
  await olga.keyboard.press('y')
  await expect(dialog(olga).getByText('Second thought')).toBeVisible()
  await expect(dialog(olga).getByText('edited')).toBeVisible()
  for (const name of ['Reply', 'Resolve', 'Edit', 'Remove'])
    await expect(dialog(olga).getByRole('button', { name, exact: true })).toHaveCount(0)
  await expect(box(olga)).toHaveCount(0)
  await expect(dialog(olga).getByText('This link allows reading only.')).toBeVisible()

  await dialog(ann).getByRole('button', { name: 'Reply' }).click()
  await say(ann, 'More of it')
  await thread(ann, 'Second thought').getByRole('button', { name: 'Remove' }).first().click()
  await expect(dialog(olga).getByText('Removed by Ann.')).toBeVisible()
  await expect(dialog(olga).getByText('Second thought')).toHaveCount(0)
  await dialog(ann).getByRole('button', { name: 'Bring back' }).click()
  await expect(dialog(olga).getByText('Second thought')).toBeVisible()
})

test('a thread about what was removed stays readable, and one about a clash outlives it', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Gone', boardToTalkAbout)
  const { page: ann } = await person('Ann', board.links.organizer)
  const { page: ben } = await person('Ben', board.links.organizer)
  await expect(card(ann, 'Bravo')).toBeVisible()
  await talkAbout(ann, 'Bravo')
  await say(ann, 'Shall we drop it?')
  await ann.keyboard.press('Escape')
  await expect(card(ann, 'Bravo')).toBeFocused()
  await slot(ann, 'Overlap').getByRole('button').first().focus()
  await ann.keyboard.press('y')
  await say(ann, 'Who asked for this slot?')
  await ann.keyboard.press('Escape')
  await expect(slot(ann, 'Overlap').getByRole('button').first()).toBeFocused()
  await ann.keyboard.press('w')
  const clashes = ann.getByRole('region', { name: 'Clashes' })
  await clashes
    .getByRole('button', { name: /overlap/i })
    .first()
    .click()
  await clashes.getByRole('button', { name: 'Talk…' }).click()
  await say(ann, 'They share the room on purpose')
  await ann.keyboard.press('Escape')
  await expect(clashes.getByRole('img', { name: '1 open thread' })).toBeVisible()
  await expect(slot(ben, 'Overlap').getByRole('img', { name: '1 open thread, 1 not read' })).toBeVisible()

  await card(ben, 'Bravo').click()
  await drawer(ben).getByRole('button', { name: 'Remove topic' }).click()
  await slot(ben, 'Overlap').getByRole('button', { name: 'Overlap' }).first().click()
  await ben.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await talkButton(ann).click()
  await expect(dialog(ann).getByRole('listitem')).toHaveCount(3)
  await expect(dialog(ann).getByRole('button', { name: /Bravo.*removed/ })).toBeVisible()
  await expect(dialog(ann).getByRole('button', { name: /Overlap.*removed/ })).toBeVisible()
  await dialog(ann)
    .getByRole('button', { name: /mended/ })
    .click()
  await expect(dialog(ann).getByText('They share the room on purpose')).toBeVisible()
  await dialog(ann).getByRole('button', { name: 'All threads' }).click()
  await dialog(ann).getByRole('button', { name: /Bravo/ }).click()
  await expect(dialog(ann).getByText('Shall we drop it?')).toBeVisible()
})

test('what is said without a network is kept, also over a reload, and arrives', async ({ makeBoard, person }) => {
  const board = await makeBoard('Apart', boardToTalkAbout)
  const first = await person('Ann', board.links.organizer)
  const { page: ann } = first
  const { page: ben } = await person('Ben', board.links.organizer)
  await expect(card(ann, 'Alpha')).toBeVisible()
  await talkAbout(ann, 'Alpha')
  await say(ann, 'With a network')
  await expect(thread(ann, 'With a network')).toContainText('Organizers')
  await first.goOffline()
  await dialog(ann).getByRole('button', { name: 'Another thread' }).click()
  await say(ann, 'Without one')
  await expect(dialog(ann).getByText('Kept in this browser')).toBeVisible()
  await expect(thread(ann, 'Without one')).toContainText('not sent yet')
  ann.on('dialog', (asked) => void asked.accept())
  await ann.reload()
  await talkAbout(ann, 'Alpha')
  await expect(thread(ann, 'Without one')).toContainText('not sent yet')
  await first.goOnline()
  await expect(thread(ann, 'Without one')).toContainText('Organizers')
  await expect(card(ben, 'Alpha').getByRole('img', { name: '2 open threads, 2 not read' })).toBeVisible()
})

for (const [size, viewport] of Object.entries(SIZES)) {
  test(`the talk has nothing that axe minds, ${size}`, async ({ makeBoard, person }) => {
    const board = await makeBoard('Care', boardToTalkAbout)
    const { page } = await person('Ann', board.links.owner, { viewport })
    await expect(card(page, 'Alpha')).toBeVisible()
    await talkAbout(page, 'Alpha')
    await say(page, 'Ask @Zo')
    await dialog(page).getByRole('button', { name: 'Reply' }).click()
    await page.keyboard.type('@')
    await expect(page.getByRole('option').first()).toBeVisible()
    await expectNothingSerious(page, `a thread, ${size}`)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await dialog(page).getByRole('button', { name: 'All threads' }).click()
    await expectNothingSerious(page, `the list, ${size}`)
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toBeHidden()
  })
}
