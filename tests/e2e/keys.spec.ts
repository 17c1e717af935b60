/** Speed of hand: all of it by keys, without a pointer; the palette, the dialogs behind keys, and the tray in its groups. */

import type { Locator, Page } from '@playwright/test'
import type { BoardDoc } from '../../shared/board/doc.ts'
import { addPerson, addRoom, addSlot, addTopic, addTrack, placeTopics } from '../../shared/board/verbs.ts'
import { applyDraft } from '../../shared/imports/apply.ts'
import { importText } from '../../shared/imports/detect.ts'
import { readGolden } from '../support/shared-folder.ts'
import { expectNothingSerious, SIZES } from './axe.ts'
import { arrowTo, card, cardsIn, expectCards, expectSaved, slot, tabTo, titlesIn, tray, typeInto } from './cards.ts'
import { expect, test } from './fixture.ts'

const palette = (page: Page): Locator => page.getByRole('combobox', { name: /^(Find anything|What to do)/ })

async function ask(page: Page, words: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k')
  await expect(palette(page)).toBeFocused()
  await page.keyboard.type(words)
}

function twoSlots(door: BoardDoc): void {
  const memory = addTrack(door, { name: 'Memory', color: 'blue' })
  const power = addTrack(door, { name: 'Power', color: 'amber' })
  const ines = addPerson(door, { name: 'Ines Falk', affiliation: 'Northgate' })
  const [aurora, birch] = ['Aurora', 'Birch'].map((name) => addRoom(door, { name }))
  const slotAt = (roomId: typeof aurora, start: string, title: string) =>
    addSlot(door, { place: { roomId: roomId ?? null, start }, minutes: 60, title, trackId: memory })
  const morning = slotAt(aurora, '2026-10-05T09:00', 'Morning')
  slotAt(birch, '2026-10-06T11:00', 'Second day')
  const tiering = addTopic(door, { title: 'Tiering', minutes: 30, trackId: memory, speakers: [ines] })
  const folios = addTopic(door, { title: 'Folios', minutes: 20, trackId: memory, stage: 'accepted', kind: 'talk' })
  placeTopics(door, [tiering, folios], { slotId: morning, before: null })
  addTopic(door, { title: 'Idle states', minutes: 25, trackId: power, speakers: [ines] })
  addTopic(door, { title: 'Page tables', minutes: 45, trackId: memory, stage: 'accepted' })
}

test('a microconference’s session is built from its page by keyboard alone', async ({ makeBoard, person }) => {
  test.slow()
  const board = await makeBoard('By keys', (door) => {
    applyDraft(door, importText(readGolden('proposal-page.txt'), 'auto'))
  })
  const { page } = await person('Davi', board.links.owner)
  await expect(cardsIn(tray(page)).first()).toBeVisible()
  const titles = await titlesIn(tray(page))

  await page.keyboard.press('Shift+R')
  await expect(page.getByRole('dialog', { name: 'New room' })).toBeVisible()
  await page.keyboard.type('Aurora')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Aurora' })).toBeVisible()

  await page.keyboard.press('Shift+S')
  const pattern = page.getByRole('dialog', { name: 'Make slots' })
  await typeInto(page, pattern.getByRole('textbox', { name: 'From', exact: true }), '14:30')
  await typeInto(page, pattern.getByRole('textbox', { name: 'To', exact: true }), '18:00')
  await typeInto(page, pattern.getByRole('textbox', { name: 'Break 1 from' }), '16:00')
  await typeInto(page, pattern.getByRole('textbox', { name: 'Break 1: length' }), '30')
  await typeInto(page, pattern.getByRole('textbox', { name: 'Break 1: title' }), 'Coffee')
  await expect(pattern.getByText('2 slots of 90 min, 1 break.')).toBeVisible()
  await page.keyboard.press('Enter')
  const [before, after] = [slot(page, '14:30–16:00'), slot(page, '16:30–18:00')]
  await expect(slot(page, 'Coffee')).toHaveAttribute('data-kind', 'break')
  await expect(page.locator('[data-slot]')).toHaveCount(3)
  const [one = '', two = '', three = ''] = titles

  // One by the dialog, from its card.
  await arrowTo(page, card(page, one))
  await page.keyboard.press('p')
  const place = page.getByRole('dialog', { name: /^Place/ })
  await expect(place.getByText(/min to .+, 14:30 in Aurora/)).toBeVisible()
  await tabTo(page, place.getByRole('button', { name: 'Place', exact: true }))
  await page.keyboard.press('Enter')
  await expect(card(page, one), 'the focus goes with the card').toBeFocused()

  // One from the palette: the first slot is full, so the next is offered.
  await ask(page, two)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type('place')
  await page.keyboard.press('Enter')
  await tabTo(page, place.getByRole('button', { name: 'Place', exact: true }))
  await page.keyboard.press('Enter')
  await expectCards(before, [one])
  await expectCards(after, [two])

  // One carried.
  await arrowTo(page, card(page, three))
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Space')
  await expect(cardsIn(before)).toHaveCount(2)

  // All the others at once, into the second slot.
  await ask(page, 'choose all topics')
  await page.keyboard.press('Enter')
  await page.keyboard.press('p')
  await tabTo(page, place.getByRole('button', { name: /^.*Slot$/ }))
  await page.keyboard.press('ArrowDown')
  await page.getByRole('option', { name: /^16:30/ }).waitFor()
  await page.keyboard.type('16:30')
  await page.keyboard.press('Enter')
  await tabTo(page, place.getByRole('button', { name: 'Place', exact: true }))
  await page.keyboard.press('Enter')
  await expect(cardsIn(tray(page))).toHaveCount(0)
  await expect(cardsIn(before)).toHaveCount(0)
  await expect(cardsIn(after)).toHaveCount(titles.length)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(cardsIn(before), 'all of them moved in one step').toHaveCount(2)

  await page.keyboard.press('Shift+C')
  await arrowTo(page, card(page, one))
  const minutes = async () => (await board.json()).topics.find(({ title }) => title === one)?.minutes
  const was = (await minutes()) ?? 0
  await page.keyboard.press('+')
  await page.keyboard.press('+')
  await expect.poll(minutes).toBe(was + 10)
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(minutes).toBe(was + 5)
  await arrowTo(page, after.getByRole('button', { name: /move or change/ }))
  await page.keyboard.press('-')
  await expect(slot(page, '16:30–17:55')).toBeVisible()
  await page.keyboard.press('i')
  await expect(slot(page, '17:55–19:20')).toBeVisible()
  await expectSaved(page)
})

test('keys are for the page only: not while one types, not under a dialog, and characters can be turned off', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Quiet keys', twoSlots)
  const { page } = await person('Ann', board.links.owner)
  const dialog = page.getByRole('dialog')
  const search = page.getByRole('textbox', { name: 'Search the tray' })
  await expect(card(page, 'Tiering')).toBeVisible()
  await page.keyboard.press('/')
  await expect(search).toBeFocused()
  await page.keyboard.type('?n')
  await expect(search).toHaveValue('?n')
  await expect(dialog).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+k')
  await expect(palette(page), 'the palette opens from a field too').toBeFocused()
  await page.keyboard.press('Escape')
  await expect(search, 'and gives the focus back').toBeFocused()
  await search.fill('')

  await card(page, 'Tiering').focus()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await page.keyboard.press('n')
  await expect(page.getByRole('complementary', { name: /^Topic/ })).toHaveCount(0)
  await page.getByRole('checkbox', { name: /Keys of one character/ }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Escape')
  await page.reload()
  await card(page, 'Tiering').focus()
  await page.keyboard.press('?')
  await page.keyboard.press('p')
  await page.keyboard.press('ControlOrMeta+/')
  await expect(dialog).toHaveCount(1)
  await expect(page.getByRole('checkbox', { name: /Keys of one character/ })).not.toBeChecked()
  expect((await board.json()).topics, 'nothing was added on the way').toHaveLength(4)
})

test('the palette opens topics and people, goes to slots and rooms, and begins with what was used last', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Palette', twoSlots)
  const { page } = await person('Ann', board.links.owner)
  await expect(card(page, 'Tiering')).toBeVisible()
  await ask(page, 'page tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: 'Topic: Page tables' })).toBeVisible()
  await page.keyboard.press('Escape')

  await ask(page, 'northgate')
  await page.keyboard.press('Enter')
  const people = page.getByRole('dialog', { name: 'People' })
  await expect(people.getByRole('textbox', { name: 'Affiliation' })).toHaveValue('Northgate')
  await people.getByRole('button', { name: 'Done' }).click()

  await ask(page, 'second day')
  await page.keyboard.press('Enter')
  await expect(slot(page, 'Second day').getByRole('button').first()).toBeFocused()
  expect(page.url()).toContain('day=2026-10-06')

  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('option').nth(0)).toContainText('Second day')
  await expect(page.getByRole('option').nth(1)).toContainText('Ines Falk')
  await expect(page.getByRole('option', { name: /^Redo/ })).toHaveCount(0)
  await page.keyboard.type('no such thing')
  await expect(page.getByText('Nothing matches “no such thing”.').first()).toBeVisible()
})

test('a reader finds everything and is offered no change', async ({ makeBoard, person }) => {
  const board = await makeBoard('Reader', twoSlots)
  const { page } = await person('Obi', board.links.observer)
  await card(page, 'Tiering').focus()
  await page.keyboard.press('p')
  await page.keyboard.press('Delete')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await ask(page, 'tiering')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('option')).toHaveText([
    /Open the topic/,
    /Show in the grid/,
    /Choose/,
    /Choose all/,
    /Talk about/,
  ])
  await page.keyboard.press('Backspace')
  await expect(palette(page)).toHaveAccessibleName('Find anything')
})

test('topics are placed in a slot that is made for them, and brought back to the tray', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Place', twoSlots)
  const { page } = await person('Ann', board.links.owner)
  await card(page, 'Page tables').click()
  await page.getByRole('button', { name: 'Place…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Place “Page tables”' })
  await expect(dialog.getByRole('status')).toContainText('35 min over')
  await dialog.getByRole('button', { name: /Slot$/ }).click()
  await page.getByRole('option', { name: /A new slot/ }).click()
  await expect(dialog.getByText('A new slot on Mon 5 Oct, 10:00–10:45.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Place', exact: true }).click()
  await expectCards(slot(page, '10:00–10:45'), ['Page tables'])
  await page.keyboard.press('Escape')

  await card(page, 'Page tables').focus()
  await page.keyboard.press('p')
  await dialog.getByRole('button', { name: /Where$/ }).click()
  await page.getByRole('option', { name: 'The tray' }).click()
  await dialog.getByRole('button', { name: 'To the tray' }).click()
  await expect(tray(page).locator('[data-card]', { hasText: 'Page tables' })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+z')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(slot(page, '10:00–10:45'), 'the slot and what stands in it are one step').toHaveCount(0)
})

test('a day is shifted by minutes', async ({ makeBoard, person }) => {
  const board = await makeBoard('Shift', twoSlots)
  const { page } = await person('Ann', board.links.owner)
  await expect(card(page, 'Tiering')).toBeVisible()
  await page.keyboard.press('m')
  const dialog = page.getByRole('dialog', { name: 'Shift slots' })
  await dialog.getByRole('textbox', { name: 'By' }).fill('15')
  await page.keyboard.press('Tab')
  await expect(dialog.getByText('1 slot: the first begins at 09:15 instead of 09:00.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Shift', exact: true }).click()
  await expect(slot(page, 'Morning')).toContainText('09:15')
})

test('the tray is filtered and grouped, dims the grid, and comes back by its address', async ({
  makeBoard,
  person,
}) => {
  const board = await makeBoard('Tray', twoSlots)
  const { page } = await person('Ann', board.links.owner)
  await page.getByRole('button', { name: 'Filter' }).click()
  const choices = page.getByRole('dialog', { name: 'Filter, sort and group' })
  await choices.getByRole('button', { name: /Group by$/ }).click()
  await page.getByRole('option', { name: 'Track' }).click()
  await choices.getByRole('button', { name: /Stage$/ }).click()
  await page.getByRole('option', { name: 'Accepted' }).click()
  await page.keyboard.press('Escape')
  const expectFiltered = async () => {
    await expect(cardsIn(tray(page))).toHaveText([/Page tables/])
    await expect(tray(page).getByText('needs 95 min, has 120 min of slots, 50 placed')).toBeVisible()
    await expect(card(page, 'Tiering')).toHaveAttribute('data-left-out')
    await expect(card(page, 'Folios')).not.toHaveAttribute('data-left-out')
  }
  await expectFiltered()
  await page.reload()
  await expectFiltered()

  await tray(page).getByText('needs 95 min').click()
  await expect(card(page, 'Page tables')).toBeHidden()
  await page.getByRole('button', { name: 'Without the filter “Accepted”' }).click()
  await expect(card(page, 'Idle states')).toBeVisible()
  await expect(card(page, 'Tiering')).not.toHaveAttribute('data-left-out')
  await page.getByRole('textbox', { name: 'Search the tray' }).fill('nothing like it')
  await expect(tray(page)).toContainText('No topic on the tray matches “nothing like it”.')
})

test('hints are told one after the other until each was done, and never again', async ({ makeBoard, person }) => {
  const board = await makeBoard('Hints', twoSlots)
  const { page } = await person('Ann', board.links.owner, { isNew: true })
  const hint = page.getByRole('complementary', { name: 'Hint' })
  await expect(hint).toContainText('Drag a card into a slot')
  await card(page, 'Idle states').focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Space')
  await expect(hint).toContainText('finds anything')
  await page.reload()
  await expect(hint).toContainText('finds anything')
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.press('Escape')
  await expect(hint).toContainText('shows the keys')
  await hint.getByRole('button', { name: 'No more hints' }).click()
  await expect(hint).toHaveCount(0)
  await page.reload()
  await expect(card(page, 'Tiering')).toBeVisible()
  await expect(hint).toHaveCount(0)
})

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of size === 'wide' ? (['light'] as const) : (['dark'] as const)) {
    test(`nothing serious for axe behind the keys, ${size}, ${colorScheme}${size === 'wide' ? ' @long' : ''}`, async ({
      makeBoard,
      person,
    }) => {
      test.slow()
      const board = await makeBoard('Axe', twoSlots)
      const address = (query: string) => board.links.owner.replace('#', `?${query}#`)
      const { page } = await person('Ann', address('group=track&stage=accepted'), { viewport, colorScheme })
      await expect(card(page, 'Page tables')).toBeVisible()
      await expectNothingSerious(page, 'the tray, grouped and filtered')
      await page.getByRole('button', { name: /^Filter:/ }).click()
      await expectNothingSerious(page, 'the filters')
      await page.keyboard.press('Escape')
      await card(page, 'Page tables').focus()
      for (const [keys, name] of [
        ['?', 'Keys'],
        ['p', /^Place/],
        ['Shift+S', 'Make slots'],
        ['m', 'Shift slots'],
        ['ControlOrMeta+k', 'Find anything'],
      ] as const) {
        await page.keyboard.press(keys)
        const dialog = page.getByRole('dialog', { name })
        await expect(dialog).toBeVisible()
        await expectNothingSerious(page, String(name))
        await page.keyboard.press('Escape')
        await expect(dialog).toHaveCount(0)
        await expect(card(page, 'Page tables')).toBeFocused()
      }
    })
  }
}
